using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Background work that is repeated, so that nothing depends on the arrival of a message or a timer. A failed pass is logged, and the next
/// pass does what it left.
/// </summary>
internal abstract partial class PeriodicSweep(SweepPass pass, TimeProvider clock, SweepOptions options, ILogger logger) : BackgroundService
{
    // A choice, as for notices: a silo that has died is missed by its cluster later than that anyway.
    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Whether one silo does it for all, or each for itself.</summary>
    protected virtual bool IsForAll => true;

    /// <summary>Runs one pass.</summary>
    /// <param name="cancellationToken">Cancelled when this silo begins to shut down.</param>
    protected abstract Task SweepAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ends a pass as soon as shutdown begins: stoppingToken is cancelled only after the web server has drained its calls.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, pass.Stopping);
        using var timer = new PeriodicTimer(options.Interval, clock);
        do
        {
            await UntilTurnAsync(stop.Token);
            pass.Begin(GetType().Name);
            var begun = clock.GetTimestamp();
            var isWhole = await pass.RunAsync(() => TryOnceAsync(stop.Token), otherwise: false);
            pass.End(clock.GetElapsedTime(begun), isWhole, clock.GetUtcNow());
        }
        while (await timer.WaitForNextTickAsync(stop.Token));
    }

    private async Task UntilTurnAsync(CancellationToken stop)
    {
        while (IsForAll && !pass.IsOurs)
        {
            await Task.Delay(TimeBetweenLooks, clock, stop);
        }
    }

    private async Task<bool> TryOnceAsync(CancellationToken stop)
    {
        // Do not wait for a grain here, which would delay shutdown. The first pass after the next start does what this one left.
        await pass.TryAsync(() => SweepAsync(stop).WaitAsync(stop), failure => LogSweepFailed(logger, failure, GetType().Name));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sweep} failed; the next pass tries again.")]
    private static partial void LogSweepFailed(ILogger logger, Exception failure, string sweep);
}
