namespace TrialMatch.Api.Health;

/// <summary>How many of the newest calls failed by a fault of ours (INTERNAL).</summary>
/// <remarks>
/// Counts are kept by half-minutes, the one that runs and the one before: what is older is forgotten, so that a service that nobody
/// calls any more, because it was not ready, becomes ready again.
/// </remarks>
internal sealed class CallTally(TimeProvider clock)
{
    // Choices: fewer calls say little, and below half of them it is rather some input than the service that is wrong.
    private const int FewestCalls = 20;
    private const double FailingShare = 0.5;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private long _stretch;
    private (int Calls, int Failures) _before;
    private (int Calls, int Failures) _now;

    /// <summary>Whether at least half of the newest calls failed, and there were enough of them to tell.</summary>
    public bool IsFailing
    {
        get
        {
            lock (_gate)
            {
                MoveOn();
                var calls = _before.Calls + _now.Calls;
                return calls >= FewestCalls && _before.Failures + _now.Failures >= calls * FailingShare;
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
