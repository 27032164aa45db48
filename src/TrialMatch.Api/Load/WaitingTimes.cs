namespace TrialMatch.Api.Load;

/// <summary>
/// Estimates how long a call may wait for a place, and when a refused call should try again. Both are based on recent call durations, so
/// they adapt to the machine.
/// </summary>
/// <param name="places">The number of calls that run at once: 1 or more.</param>
/// <param name="maxWait">The maximum wait, whatever the caller's deadline; above 0.</param>
/// <param name="random">Returns numbers from 0 to below 1; spreads the retries of calls that were refused together.</param>
internal sealed class WaitingTimes(int places, TimeSpan maxWait, Func<double> random)
{
    /// <summary>The weight of the newest call in the running mean: a guess.</summary>
    private const double Weight = 1 / 8d;

    /// <summary>Bounds on the retry delay, both guesses: little changes sooner, and few callers wait longer.</summary>
    private static readonly TimeSpan SoonestRetry = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LatestRetry = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private TimeSpan _usual;

    /// <summary>The running mean of call durations; 0 before the first call.</summary>
    private TimeSpan Usual
    {
        get
        {
            lock (_gate)
            {
                return _usual;
            }
        }
    }

    /// <summary>Records the duration of a call that has ended.</summary>
    public void Took(TimeSpan time)
    {
        lock (_gate)
        {
            _usual += (time - _usual) * Weight;
        }
    }

    /// <summary>Returns the maximum time that a call may wait and still be served within its deadline.</summary>
    /// <param name="ahead">The number of calls already waiting.</param>
    /// <param name="left">The time until the caller's deadline.</param>
    /// <returns>Above 0; null if waiting would be pointless.</returns>
    public TimeSpan? MaxWait(int ahead, TimeSpan left)
    {
        var usual = Usual;
        var longest = left - usual < maxWait ? left - usual : maxWait;
        return longest > TimeSpan.Zero && Expected(ahead, usual) <= longest ? longest : null;
    }

    /// <summary>Returns the delay after which a refused call may find a place: half a second to half a minute.</summary>
    /// <param name="ahead">The number of calls waiting now.</param>
    /// <param name="waited">The time that the call has already waited in vain; the delay is at least as long.</param>
    public TimeSpan RetryAfter(int ahead, TimeSpan waited)
    {
        var expected = Expected(ahead, Usual);
        var spread = (expected > waited ? expected : waited) * (1 + random());
        return spread < SoonestRetry ? SoonestRetry * (1 + random()) : spread > LatestRetry ? LatestRetry : spread;
    }

    private TimeSpan Expected(int ahead, TimeSpan usual) => usual * (ahead + 1) / places;
}
