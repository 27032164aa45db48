using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what a site needs to know to answer a request: the study, its sponsor, the patients, the start, and the work.</summary>
internal static class RequestDetailText
{
    public static void Write(Terminal terminal, IEnumerable<SiteRequest> requests, DateTimeOffset now)
    {
        var isFirst = true;
        foreach (var request in requests)
        {
            if (!isFirst)
            {
                terminal.Line();
            }

            isFirst = false;
            WriteOne(terminal, request, now);
        }
    }

    private static void WriteOne(Terminal terminal, SiteRequest request, DateTimeOffset now)
    {
        terminal.Heading(BlindedText.Or(request.StudyTitle, request.Blinded));
        terminal.Line($"  {ResourceName.IdOf("studies", request.Study)} at {ResourceName.IdOf("trusts", request.Trust)}: {EnumNames.InWords(request.State)}");
        if (request.State is SiteRequest.Types.State.Open or SiteRequest.Types.State.InterestAsked)
        {
            terminal.Line($"Answer   until {OsloText.Deadline(request.AnswerByTime)} in Oslo; working days left: {OsloText.WorkingDaysLeft(request.AnswerByTime, now)}");
        }

        terminal.Line($"{Asked(request)} {Figures.Whole(request.AskedPatients)} patients from {Figures.Month(request.AskedStartMonth)} on");
        if (request.Brief is { } brief)
        {
            WriteBrief(terminal, brief);
        }
    }

    // What an inquiry names is planned: nothing is held for it.
    private static string Asked(SiteRequest request) => IsOfInquiry(request) ? "Planned " : "Asked   ";

    private static bool IsOfInquiry(SiteRequest request) => request.State
        is SiteRequest.Types.State.InterestAsked or SiteRequest.Types.State.Interested or SiteRequest.Types.State.NotInterested
        or SiteRequest.Types.State.InterestSilent or SiteRequest.Types.State.InquiryEnded;

    private static void WriteBrief(Terminal terminal, RequestBrief brief)
    {
        if (brief.Sponsor.Length > 0)
        {
            terminal.Line($"Sponsor  {brief.SponsorDisplayName} ({brief.Sponsor})");
        }

        var condition = brief.Condition.Length == 0 ? string.Empty : $", {brief.Condition}";
        terminal.Line($"Study    {EnumNames.InWords(brief.Phase)}{condition}; enrols from {Figures.Day(brief.EnrolmentStart)} to {Figures.Day(brief.EnrolmentEnd)}, visits for {Figures.Whole(brief.FollowUpMonths)} months after");
        if (brief.Workload.Count > 0)
        {
            terminal.Table(Workload(brief));
        }
    }

    private static TextTable Workload(RequestBrief brief)
    {
        var table = new TextTable().Short("Takes").Number("A patient").Number("In all").Number("Most in a month").Short("in");
        foreach (var pool in brief.Workload)
        {
            table.Row(
                pool.PoolId,
                Figures.Whole(pool.AmountPerPatient),
                Figures.Whole(pool.TotalAmount),
                Figures.Whole(pool.PeakAmount),
                Figures.Month(pool.PeakMonth));
        }

        return table;
    }
}
