using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the outcome of a trust's change, or of a trial of it.</summary>
internal static class TrustChangeText
{
    public static void Write(Terminal terminal, string trust, TrustChange change)
    {
        var isTrial = change.Etag.Length == 0;
        terminal.Line(isTrial ? $"{trust}: would be changed; nothing has" : $"{trust}: changed {OsloText.Instant(change.ChangeTime)} in Oslo, etag {change.Etag}");
        foreach (var changed in change.AmountChanges)
        {
            terminal.Line($"  {changed.PoolId} {MonthsOf(changed)}: {Figures.Whole(changed.AmountBefore)} now, {Figures.Whole(changed.AmountAfter)} then");
        }

        foreach (var evicted in change.EvictedHolds)
        {
            terminal.Line($"  {(isTrial ? "would be evicted" : "evicted")}: {HoldOf(evicted)}; the study is matched again");
        }
    }

    /// <summary>A request that is open at a site that closes, e.g. "studies/study-x in CANCER, 12 patients, to be answered until 2027-03-01 24:00".</summary>
    public static string OpenOf(SiteRequest request) =>
        $"{request.Study} in {EnumNames.InWords(request.Area)}, {Figures.Whole(request.AskedPatients)} patients, to be answered until {OsloText.Deadline(request.AnswerByTime)}";

    /// <summary>E.g. "studies/study-x, 12 patients".</summary>
    public static string HoldOf(EvictedHold evicted) => $"{ReservationsText.StudyOf(evicted.Study)}, {Figures.Whole(evicted.Patients)} patients";

    private static string MonthsOf(AmountChange changed) => changed.FirstMonth.Equals(changed.LastMonth)
        ? Figures.Month(changed.FirstMonth)
        : $"{Figures.Month(changed.FirstMonth)} to {Figures.Month(changed.LastMonth)}";
}
