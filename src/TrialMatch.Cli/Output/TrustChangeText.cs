using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>What came of a trust's change of its figures, or would come of it.</summary>
internal static class TrustChangeText
{
    public static void Write(Terminal terminal, string trust, TrustChange change)
    {
        var isTrial = change.Etag.Length == 0;
        terminal.Line(isTrial ? $"{trust}: would be changed; nothing has" : $"{trust}: changed {OsloText.Instant(change.ChangeTime)} in Oslo, etag {change.Etag}");
        foreach (var evicted in change.EvictedHolds)
        {
            terminal.Line($"  {(isTrial ? "would be taken back" : "taken back")}: {HoldOf(evicted)}; the study is matched again");
        }
    }

    /// <summary>E.g. "studies/study-x, 12 patients".</summary>
    public static string HoldOf(EvictedHold evicted) => $"{ReservationsText.StudyOf(evicted.Study)}, {Figures.Whole(evicted.Patients)} patients";
}
