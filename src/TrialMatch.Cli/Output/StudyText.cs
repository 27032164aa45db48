using TrialMatch.Cli.Input;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a registered study: its status and what comes next, its sponsor, and its plan.</summary>
internal static class StudyText
{
    /// <param name="now">The current time, for the time left.</param>
    public static void Write(Terminal terminal, Study study, StudyInput input, CentreDirectory centres, DateTimeOffset now, bool inFull)
    {
        AnswerText.Write(terminal, StudyAnswer.Lines(study, now));
        terminal.Line();
        DraftText.Write(terminal, study.Draft);
        WriteState(terminal, study);
        WriteDuplicates(terminal, study);
        if (inFull)
        {
            StandingText.Write(terminal, study, now);
            PlanText.WriteInFull(terminal, study.Plan, input, centres);
        }
        else
        {
            PlanText.WriteCentre(terminal, study.Plan.Classification, centres);
            WriteSites(terminal, study, input.Notes.Count);
        }
    }

    /// <summary>Prints on one line the study, its sponsor and its state.</summary>
    public static void WriteState(Terminal terminal, Study study)
    {
        terminal.Line($"  {BlindedText.Whose(study)}: {EnumNames.InWords(study.State)}, registered {OsloText.Instant(study.RegisterTime)} in Oslo{Rounds(study.MatchingRound)}");
        if (study.Release is { } release)
        {
            terminal.Line($"  public from {Figures.Day(release.FromDate)} on, while it is placed or recruiting: {release.Title}");
        }
    }

    private static void WriteSites(Terminal terminal, Study study, int notes)
    {
        if (InterestText.IsAbout(study))
        {
            InterestText.Write(terminal, study.Inquiry);
            OtherSitesText.WriteNotAsked(terminal, study);
            terminal.Line();
            PlanText.WriteAssumptionCount(terminal, study.Plan, notes);
        }
        else
        {
            WriteChosen(terminal, study);
            PlanText.WriteRest(terminal, study.Plan, notes);
        }
    }

    private static void WriteChosen(Terminal terminal, Study study)
    {
        if (study.Requests.Count == 0)
        {
            ChosenSitesText.Write(terminal, study.Plan.Sites);
            return;
        }

        terminal.Line();
        if (study.Recruitment is null)
        {
            AskedSitesText.Write(terminal, study);
        }
        else
        {
            RecruitmentText.WriteSites(terminal, study);
        }
    }

    private static void WriteDuplicates(Terminal terminal, Study study)
    {
        if (study.LikelyDuplicates.Count > 0)
        {
            terminal.Line($"  likely the same as {string.Join(", ", study.LikelyDuplicates)} (for the coordinating unit only)");
        }
    }

    // One round is normal; more mean that free capacity changed during matching, or that sites declined.
    private static string Rounds(int count) => count > 1 ? $", matched in {Figures.Whole(count)} rounds" : string.Empty;
}
