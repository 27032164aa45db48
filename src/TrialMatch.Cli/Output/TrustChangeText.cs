using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>What came of a trust's change of its figures.</summary>
internal static class TrustChangeText
{
    public static void Write(Terminal terminal, string trust, TrustChange change)
    {
        terminal.Line($"{trust}: changed {Figures.Instant(change.ChangeTime)}, etag {change.Etag}");
        foreach (var evicted in change.EvictedHolds)
        {
            terminal.Line($"  taken back: {ReservationsText.StudyOf(evicted.Study)}, {Figures.Whole(evicted.Patients)} patients; the study is matched again");
        }
    }
}
