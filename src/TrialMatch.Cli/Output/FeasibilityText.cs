using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a feasibility report: the answer first, then what limits it, then each site and question.</summary>
internal static class FeasibilityText
{
    public static void Write(Terminal terminal, FeasibilityReport report, Study study)
    {
        terminal.Heading(BlindedText.TitleOf(study));
        terminal.Line($"Feasibility report, {Status(report)}.");
        terminal.Line($"  {BlindedText.Whose(study)}: {Figures.Whole(report.TargetPatients)} patients wanted from {Figures.Day(study.Draft.EnrolmentStart)} to {Figures.Day(study.Draft.EnrolmentEnd)}");
        terminal.Line();
        AnswerText.Write(terminal, Answer(report, study.Plan));
        WriteLimits(terminal, report);
        InterestText.Write(terminal, report.Sites);
        InterestText.WriteQuestions(terminal, report.Questions);
        InterestText.WriteLoss(terminal, study.Inquiry);
        WriteAssumptions(terminal, report);
    }

    private static string Status(FeasibilityReport report) => report switch
    {
        { Outcome: not Inquiry.Types.Outcome.Open } => $"the inquiry has ended: {EnumNames.InWords(report.Outcome)}",
        { ReportTime: null } => "not final: sites still have time to answer; nothing is held",
        _ => $"as of {OsloText.Instant(report.ReportTime)} in Oslo; the sponsor decides by {Figures.Day(report.DecideBy)}; nothing is held",
    };

    private static IEnumerable<string> Answer(FeasibilityReport report, Plan plan)
    {
        var who = report switch
        {
            { ReportTime: null } => "As planned before anyone answered, the sites that could take part",
            { Outcome: Inquiry.Types.Outcome.Confirmed } => "Before it was confirmed, the sites that said yes",
            _ => "The sites that said yes",
        };
        yield return $"{who} could offer {Figures.Whole(report.OfferablePatients)} of {Figures.Whole(report.TargetPatients)} patients, probability {Figures.Probability(report.OfferableProbability)}.";
        if (report.OfferablePatients < report.TargetPatients)
        {
            yield return $"All {Figures.Whole(report.TargetPatients)} in time: probability {Figures.Probability(report.TargetProbability)}.";
        }

        yield return report.PlannedTrusts.Count == 0
            ? "That is at no site."
            : $"That is at {PlanAnswer.Hospitals(report.PlannedTrusts.Count)}: {string.Join(", ", report.PlannedTrusts.Select(trust => SiteNames.Of(plan, trust)))}.";
        foreach (var crowded in report.Crowding.Where(site => site.Band != SiteCrowding.Types.Band.Low).GroupBy(site => site.Band))
        {
            yield return $"Crowded by other open inquiries, {EnumNames.InWords(crowded.Key)}: {string.Join(", ", crowded.Select(site => SiteNames.Of(plan, site.Trust)))}.";
        }

        yield return $"Of {Figures.Whole(report.AskedSites)} sites asked: interested {Figures.Whole(report.InterestedSites)}, want to know more {Figures.Whole(report.WantsToKnowMoreSites)}, not interested {Figures.Whole(report.NotInterestedSites)}, no answer {Figures.Whole(report.SilentSites)}.";
        if (report.InterestedSites + report.WantsToKnowMoreSites > 0)
        {
            yield return $"Those that said yes believe they could recruit {Figures.Whole(report.StatedPatients)}: their own figures, which are known to run high.";
        }
    }

    private static void WriteLimits(Terminal terminal, FeasibilityReport report)
    {
        if (report.Limits.Count > 0)
        {
            terminal.Line($"Sites are limited by: {string.Join(", ", report.Limits.Select(limit => $"{EnumNames.InWords(limit.Limit)} ({Figures.Whole(limit.Sites)})"))}.");
        }

        foreach (var binding in report.Binding)
        {
            terminal.Line($"  binds: {binding}");
        }
    }

    private static void WriteAssumptions(Terminal terminal, FeasibilityReport report)
    {
        if (report.Assumptions.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading("What the figures rest on");
        foreach (var assumption in report.Assumptions)
        {
            terminal.Line($"  {assumption}");
        }
    }
}
