namespace TrialMatch.Grains.Sweeps;

/// <summary>How often what is due, taken back or free again is looked for.</summary>
public sealed record SweepOptions
{
    /// <summary>Above 0. A study waits at most this long after its due time.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the regional account is summed: above 0. Plans lag behind it by as much.</summary>
    public TimeSpan BalanceInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long the waiting list is gone through at a time, give or take a study: 0 or more, well below the 30 seconds after which a call to a grain
    /// is given up.
    /// </summary>
    public TimeSpan LongestStep { get; init; } = TimeSpan.FromSeconds(5);
}
