namespace TrialMatch.Cli.Bench;

/// <summary>
/// Hands out calls until the time or the number is used up. At a rate, calls arrive as by a Poisson process: their times are drawn beforehand and do not
/// wait for answers, so a server that stalls is charged for every call that should have been sent meanwhile.
/// </summary>
internal sealed class Schedule(BenchPlan plan)
{
    private readonly Lock _guard = new();
    private readonly Random _random = new(plan.Seed);
    private TimeSpan _lastDue;
    private int _calls;

    /// <param name="now">Time since the start.</param>
    /// <returns>Null when no more call is to be made.</returns>
    public ScheduledCall? Next(TimeSpan now)
    {
        lock (_guard)
        {
            _lastDue = plan.RatePerSecond is { } rate ? _lastDue + Gap(rate) : now;
            return _lastDue < plan.Duration && _calls < plan.MaxCalls
                ? Call(NationalYear.Draw(_random), _random.Next())
                : null;
        }
    }

    private ScheduledCall Call(CallKind kind, int seed)
    {
        _calls++;
        return new ScheduledCall(kind, seed, _lastDue);
    }

    private TimeSpan Gap(int rate) => TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) / rate);
}
