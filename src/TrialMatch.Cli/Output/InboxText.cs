using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a page of requests, with the time left to answer.</summary>
internal static class InboxText
{
    /// <param name="isDetailed">Whether to print everything that a site needs to know to answer each request.</param>
    public static void Write(Terminal terminal, ListRequestsResponse page, DateTimeOffset now, bool isDetailed)
    {
        if (page.Requests.Count == 0)
        {
            terminal.Line("no requests");
        }
        else if (isDetailed)
        {
            RequestDetailText.Write(terminal, page.Requests, now);
        }
        else
        {
            terminal.Table(Table(page.Requests, now));
            terminal.Line("--detail tells what each takes of the site's staff and equipment");
        }

        if (page.NextPageToken.Length > 0)
        {
            terminal.ToCopy("more: repeat with", $"--page-token {page.NextPageToken}");
        }
    }

    private static TextTable Table(IEnumerable<SiteRequest> requests, DateTimeOffset now)
    {
        var table = new TextTable()
            .Short("Study").Short("Site").Short("State").Short("Answer by (Oslo)").Number("Working days")
            .Number("Patients").Short("From").Short("Phase").Column("Sponsor").Prose("Title");
        foreach (var request in requests)
        {
            table.Row(
                ResourceName.IdOf("studies", request.Study),
                ResourceName.IdOf("trusts", request.Trust),
                EnumNames.InWords(request.State),
                OsloText.Deadline(request.AnswerByTime),
                request.State is SiteRequest.Types.State.Open or SiteRequest.Types.State.InterestAsked ? OsloText.WorkingDaysLeft(request.AnswerByTime, now) : Figures.None,
                Figures.Whole(request.AskedPatients),
                Figures.Month(request.AskedStartMonth),
                request.Brief is { } brief ? EnumNames.InWords(brief.Phase) : Figures.None,
                SponsorOf(request),
                TitleOf(request));
        }

        return table;
    }

    /// <summary>Of a study whose title is withheld its condition, by which a site tells it from others.</summary>
    private static string TitleOf(SiteRequest request) => request is { StudyTitle.Length: 0, Blinded: true, Brief.Condition.Length: > 0 }
        ? $"{BlindedText.Or(string.Empty, isBlinded: true)}: {request.Brief.Condition}"
        : BlindedText.Or(request.StudyTitle, request.Blinded);

    private static string SponsorOf(SiteRequest request) => request.Brief is { } brief
        ? BlindedText.Or(brief.SponsorDisplayName, request.Blinded)
        : Figures.None;
}
