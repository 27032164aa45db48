namespace TrialMatch.Notices.Delivery;

/// <summary>The time between two tries: it doubles from 5 seconds to 5 minutes. For one user at a time.</summary>
internal sealed class GrowingPause(TimeProvider clock)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private TimeSpan _next = First;

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var pause = _next;
        _next = pause + pause < Longest ? pause + pause : Longest;
        await Task.Delay(pause, clock, cancellationToken);
    }

    /// <summary>A try succeeded: the next pause is the first again.</summary>
    public void Reset() => _next = First;
}
