namespace TrialMatch.Grains.Sweeps;

/// <summary>How often the background sweeps run.</summary>
public sealed record SweepOptions
{
    /// <summary>The interval between two sweeps: above 0. A study is woken at most this long after its due time.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The interval at which the regional account is summed: above 0. Plans lag behind the account by up to this time.</summary>
    public TimeSpan BalanceInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The maximum time that one call spends on the waiting list, give or take one study: 0 or more, and well below the 30-second timeout
    /// of a grain call.
    /// </summary>
    public TimeSpan MaxStep { get; init; } = TimeSpan.FromSeconds(5);
}
