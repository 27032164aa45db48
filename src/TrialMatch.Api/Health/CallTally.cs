namespace TrialMatch.Api.Health;

/// <summary>Counts recent calls, and those that failed through a fault of the service (INTERNAL).</summary>
/// <remarks>
/// Counts cover the current and the previous half-minute; older ones are dropped. So a service that receives no calls because it was not
/// ready becomes ready again.
/// </remarks>
internal sealed class CallTally(TimeProvider clock)
{
    // Choices, not measurements: fewer calls prove little, and if fewer than half fail, the cause is more likely some input than the service.
    private const int MinCalls = 20;
    private const double FailingShare = 0.5;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private long _stretch;
    private (int Calls, int Failures) _before;
    private (int Calls, int Failures) _now;

    /// <summary>Whether at least half of the recent calls failed, out of enough calls to judge by.</summary>
    public bool IsFailing
    {
        get
        {
            lock (_gate)
            {
                MoveOn();
                var calls = _before.Calls + _now.Calls;
                return calls >= MinCalls && _before.Failures + _now.Failures >= calls * FailingShare;
            }
        }
    }

    public void Count(bool isFailure)
    {
        lock (_gate)
        {
            MoveOn();
            _now = (_now.Calls + 1, _now.Failures + (isFailure ? 1 : 0));
        }
    }

    private void MoveOn()
    {
        var stretch = clock.GetElapsedTime(_start).Ticks / Stretch.Ticks;
        if (stretch != _stretch)
        {
            _before = stretch == _stretch + 1 ? _now : default;
            _now = default;
            _stretch = stretch;
        }
    }
}
