namespace TrialMatch.Api.Rest;

/// <summary>Does something again and again, until disposed; when that returns, it is done.</summary>
internal sealed class Repeated : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public Repeated(TimeSpan every, TimeProvider clock, Func<CancellationToken, Task> action) => _running = RunAsync(new PeriodicTimer(every, clock), action);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(PeriodicTimer timer, Func<CancellationToken, Task> action)
    {
        using var ticks = timer;
        try
        {
            while (await ticks.WaitForNextTickAsync(_stop.Token))
            {
                await action(_stop.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // Disposed, or the reader is gone, which the stream itself will learn.
        }
    }
}
