using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>A page of requests, with the time that is left to answer.</summary>
internal static class InboxText
{
    public static void Write(Terminal terminal, ListRequestsResponse page, DateTimeOffset now)
    {
        if (page.Requests.Count == 0)
        {
            terminal.Line("no requests");
        }
        else
        {
            terminal.Table(Table(page.Requests, now));
        }

        if (page.NextPageToken.Length > 0)
        {
            terminal.Line($"more: repeat with --page-token {page.NextPageToken}");
        }
    }

    private static TextTable Table(IEnumerable<SiteRequest> requests, DateTimeOffset now)
    {
        var table = new TextTable()
            .Short("Answer by (Oslo)").Number("Working days left").Short("Study").Short("Site").Short("State").Number("Patients").Column("Title");
        foreach (var request in requests)
        {
            table.Row(
                OsloText.Deadline(request.AnswerByTime),
                request.State == SiteRequest.Types.State.Open ? OsloText.WorkingDaysLeft(request.AnswerByTime, now) : Figures.None,
                request.Study,
                request.Trust,
                EnumNames.InWords(request.State),
                Figures.Whole(request.AskedPatients),
                request.StudyTitle);
        }

        return table;
    }
}
