namespace TrialMatch.Api.Load;

/// <summary>How much the service takes on at once. What is beyond is refused at once, so that what is taken is answered in time.</summary>
public sealed record LoadOptions
{
    public const int MostCalls = 10_000;

    public const int MostCalculations = 1_000;

    public const int MostWaitSeconds = 3_600;

    /// <summary>
    /// Gets the calls worked on at once: 1 to <see cref="MostCalls"/>, by default 16 for each core, a guess. Streams, health and reflection do not
    /// count. Some dozens keep the store's grouped writes full; with more each takes longer, and nobody is served sooner.
    /// </summary>
    public int Calls { get; init; } = Math.Min(16 * Environment.ProcessorCount, MostCalls);

    /// <summary>
    /// Gets the most calls that wait for one to end: 0 to <see cref="MostCalls"/>, by default 256, a guess. How many really do follows from
    /// <see cref="MaxWait"/> and how long calls take.
    /// </summary>
    public int CallsWaiting { get; init; } = 256;

    /// <summary>
    /// Gets how long a call may wait for another to end: 1 second to 1 hour, by default 5 seconds, a guess at how long a caller waits gladly. A call
    /// whose caller sets a deadline waits no longer than leaves time to serve it.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets the calculations that run at once: 1 to <see cref="MostCalculations"/>, by default one for every two cores, so that the others are for
    /// all else.
    /// </summary>
    public int Calculations { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Gets the calculations that wait for one to end: 0 to <see cref="MostCalculations"/>, by default 16.</summary>
    public int CalculationsWaiting { get; init; } = 16;

    /// <summary>Gets how long a calculation may wait, and then how long it may run: 1 second to 1 hour, by default 30 seconds, a guess at how long anyone waits.</summary>
    public TimeSpan LongestCalculation { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    internal void ThrowIfOutOfRange()
    {
        Require(Calls, 1, MostCalls, nameof(Calls));
        Require(CallsWaiting, 0, MostCalls, nameof(CallsWaiting));
        Require(MaxWait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(MostWaitSeconds), nameof(MaxWait));
        Require(Calculations, 1, MostCalculations, nameof(Calculations));
        Require(CalculationsWaiting, 0, MostCalculations, nameof(CalculationsWaiting));
        Require(LongestCalculation, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(LongestCalculation));
    }

    private static void Require<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
