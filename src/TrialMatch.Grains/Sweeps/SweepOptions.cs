namespace TrialMatch.Grains.Sweeps;

/// <summary>How often what is due, taken back or free again is looked for.</summary>
public sealed record SweepOptions
{
    /// <summary>Above 0. A study waits at most this long after its due time.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);
}
