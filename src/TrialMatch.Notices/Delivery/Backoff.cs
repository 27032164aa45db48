namespace TrialMatch.Notices.Delivery;

/// <summary>The delay between two attempts: doubles from 5 seconds up to 5 minutes. Not thread-safe.</summary>
internal sealed class Backoff(TimeProvider clock)
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

    /// <summary>Resets the delay after a successful attempt.</summary>
    public void Reset() => _next = First;
}
