namespace TrialMatch.Api.Load;

/// <summary>Limits on concurrent work. Excess calls are refused at once, so that accepted calls are answered in time.</summary>
public sealed record LoadOptions
{
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

    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it.</exception>
    internal void ThrowIfOutOfRange()
    {
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
