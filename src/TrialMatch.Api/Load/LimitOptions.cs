namespace TrialMatch.Api.Load;

/// <summary>
/// What the API takes from its callers, each and all together. More is refused at once, so that accepted calls are answered in time.
/// Each process counts for itself: behind two gateways a caller may do twice as much. What a single request may hold are rules of what
/// it is about: StudyDraftLimits, TrustLimits, ForecastLimits, SelectionLimits and ImportLimits have the lengths of texts and lists.
/// </summary>
public sealed record LimitOptions
{
    /// <summary>The maximum of <see cref="RequestKilobytes"/>: what a file of registry records may have.</summary>
    public const int MaxRequestKilobytes = 4 * 1024;

    /// <summary>The minimum of <see cref="RequestKilobytes"/>: the largest draft fits.</summary>
    public const int MinRequestKilobytes = 1024;

    public const int MaxCallsPerSecond = 100_000;

    public const int MaxStreams = 100_000;

    public const int MaxPreviewsPerDay = 1_000_000;

    public const int MaxCalls = 10_000;

    public const int MaxCalculations = 1_000;

    public const int MaxWaitSeconds = 3_600;

    /// <summary>
    /// The maximum number of concurrent calls: 1 to <see cref="MaxCalls"/>, by default 16 per core (a guess). Streams, health and
    /// reflection do not count. A few dozen keep the store's grouped writes full; with more, each call takes longer and none finishes
    /// sooner.
    /// </summary>
    public int Calls { get; init; } = Math.Min(16 * Environment.ProcessorCount, MaxCalls);

    /// <summary>
    /// The maximum number of calls that wait for a place: 0 to <see cref="MaxCalls"/>, by default 256 (a guess). The actual number
    /// depends on <see cref="MaxWait"/> and on how long calls take.
    /// </summary>
    public int CallsWaiting { get; init; } = 256;

    /// <summary>
    /// The maximum time that a call waits for a place: 1 second to 1 hour, by default 5 seconds (a guess at callers' patience). A call
    /// with a deadline waits only as long as still leaves time to serve it.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The maximum number of concurrent calculations: 1 to <see cref="MaxCalculations"/>, by default one for every two cores, which
    /// leaves the other cores to everything else.
    /// </summary>
    public int Calculations { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>The maximum number of waiting calculations: 0 to <see cref="MaxCalculations"/>, by default 16.</summary>
    public int CalculationsWaiting { get; init; } = 16;

    /// <summary>
    /// The maximum time that a calculation waits, and the maximum time that it then runs: 1 second to 1 hour each, by default 30 seconds
    /// (a guess at callers' patience).
    /// </summary>
    public TimeSpan MaxCalculationTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The maximum size of a request: <see cref="MinRequestKilobytes"/> to <see cref="MaxRequestKilobytes"/> KiB, by default the maximum; a
    /// registry record has up to 840 KB.
    /// </summary>
    public int RequestKilobytes { get; init; } = MaxRequestKilobytes;

    /// <summary>
    /// The maximum number of calls of one caller in a second, once it has used up a second's worth at once: 1 to
    /// <see cref="MaxCallsPerSecond"/>, by default 100 (a guess). Calls that are refused for what they ask count too; those of operators do not.
    /// </summary>
    public int CallerCallsPerSecond { get; init; } = 100;

    /// <summary>
    /// The maximum number of streams that one caller has open: 1 to <see cref="MaxStreams"/>, by default 20 (a guess). Those who present
    /// no token, as they may to watch health, are one caller together. Operators are only bound by <see cref="Streams"/>.
    /// </summary>
    public int CallerStreams { get; init; } = 20;

    /// <summary>The maximum number of streams that are open: 1 to <see cref="MaxStreams"/>, by default 1,000 (a guess).</summary>
    public int Streams { get; init; } = 1_000;

    /// <summary>
    /// The maximum number of previews that all who act for a sponsor ask for in a day (UTC): 1 to <see cref="MaxPreviewsPerDay"/>, by
    /// default 200 (a guess). A preview tells of hospitals' numbers, and many tell more than one.
    /// </summary>
    public int SponsorPreviewsPerDay { get; init; } = 200;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it.</exception>
    internal void ThrowIfOutOfRange()
    {
        Require(RequestKilobytes, MinRequestKilobytes, MaxRequestKilobytes, nameof(RequestKilobytes));
        Require(CallerCallsPerSecond, 1, MaxCallsPerSecond, nameof(CallerCallsPerSecond));
        Require(CallerStreams, 1, MaxStreams, nameof(CallerStreams));
        Require(Streams, 1, MaxStreams, nameof(Streams));
        Require(SponsorPreviewsPerDay, 1, MaxPreviewsPerDay, nameof(SponsorPreviewsPerDay));
        Require(Calls, 1, MaxCalls, nameof(Calls));
        Require(CallsWaiting, 0, MaxCalls, nameof(CallsWaiting));
        Require(MaxWait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(MaxWaitSeconds), nameof(MaxWait));
        Require(Calculations, 1, MaxCalculations, nameof(Calculations));
        Require(CalculationsWaiting, 0, MaxCalculations, nameof(CalculationsWaiting));
        Require(MaxCalculationTime, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(MaxCalculationTime));
    }

    private static void Require<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
