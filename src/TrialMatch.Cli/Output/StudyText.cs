using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>A registered study: who placed it, where it stands, and its plan.</summary>
internal static class StudyText
{
    public static void Write(Terminal terminal, Study study, CentreDirectory centres)
    {
        DraftText.Write(terminal, study.Draft);
        terminal.Line(
            $"  {study.Name} of {study.Sponsor}: {EnumNames.InWords(study.State)}, registered {Figures.Instant(study.RegisterTime)}{Rounds(study.MatchingRound)}");
        PlanText.Write(terminal, study.Plan, study.Draft, centres);
    }

    // One round is the rule; more say that free capacity moved while the study was matched.
    private static string Rounds(int count) => count > 1 ? $", matched in {Figures.Whole(count)} rounds" : string.Empty;
}
