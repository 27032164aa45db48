namespace TrialMatch.Api.Load;

/// <summary>
/// How long a call may wait for a place, and when one that is turned away may find one. Both follow from how long calls take at present, so that
/// they fit whatever the machine manages.
/// </summary>
/// <param name="places">Calls that run at once: 1 or more.</param>
/// <param name="longestWait">Above 0; nobody waits longer, however much time its caller has.</param>
/// <param name="random">From 0 to below 1. Those who were turned away together do not come back together.</param>
internal sealed class WaitingTimes(int places, TimeSpan longestWait, Func<double> random)
{
    /// <summary>What a call counts in the mean, against all before it: a guess.</summary>
    private const double Weight = 1 / 8d;

    /// <summary>Guesses both: sooner there is hardly news, and later nobody believes it.</summary>
    private static readonly TimeSpan SoonestRetry = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LatestRetry = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private TimeSpan _usual;

    /// <summary>How long calls take of late; 0 before the first.</summary>
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

    /// <summary>A call that had a place has ended.</summary>
    public void Took(TimeSpan time)
    {
        lock (_gate)
        {
            _usual += (time - _usual) * Weight;
        }
    }

    /// <summary>How long a call may wait so that it can still be served in its caller's time.</summary>
    /// <param name="ahead">Those who wait already.</param>
    /// <param name="left">What its caller gives it.</param>
    /// <returns>Above 0; null where it would wait in vain.</returns>
    public TimeSpan? MaxWait(int ahead, TimeSpan left)
    {
        var usual = Usual;
        var longest = left - usual < longestWait ? left - usual : longestWait;
        return longest > TimeSpan.Zero && Expected(ahead, usual) <= longest ? longest : null;
    }

    /// <summary>When whoever is turned away may find a place: half a second to half a minute.</summary>
    /// <param name="ahead">Those who wait at present.</param>
    /// <param name="waited">How long it waited itself, in vain: as long at least.</param>
    public TimeSpan RetryAfter(int ahead, TimeSpan waited)
    {
        var expected = Expected(ahead, Usual);
        var spread = (expected > waited ? expected : waited) * (1 + random());
        return spread < SoonestRetry ? SoonestRetry * (1 + random()) : spread > LatestRetry ? LatestRetry : spread;
    }

    private TimeSpan Expected(int ahead, TimeSpan usual) => usual * (ahead + 1) / places;
}
