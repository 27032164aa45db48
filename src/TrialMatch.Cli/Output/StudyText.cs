using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>A registered study: who placed it, where it stands, and its plan.</summary>
internal static class StudyText
{
    /// <param name="now">To tell the time that is left.</param>
    public static void Write(Terminal terminal, Study study, CentreDirectory centres, DateTimeOffset now)
    {
        DraftText.Write(terminal, study.Draft);
        WriteState(terminal, study);
        WriteDuplicates(terminal, study);
        StandingText.Write(terminal, study, now);
        PlanText.Write(terminal, study.Plan, study.Draft, centres);
    }

    /// <summary>On one line: the study, whose it is, its state.</summary>
    public static void WriteState(Terminal terminal, Study study) => terminal.Line(
        $"  {study.Name} of {study.Sponsor}: {EnumNames.InWords(study.State)}, registered {OsloText.Instant(study.RegisterTime)} in Oslo{Rounds(study.MatchingRound)}");

    private static void WriteDuplicates(Terminal terminal, Study study)
    {
        if (study.LikelyDuplicates.Count > 0)
        {
            terminal.Line($"  likely the same as {string.Join(", ", study.LikelyDuplicates)} (for the coordinating unit only)");
        }
    }

    // One round is the rule; more say that free capacity moved while the study was matched, or that sites declined.
    private static string Rounds(int count) => count > 1 ? $", matched in {Figures.Whole(count)} rounds" : string.Empty;
}
