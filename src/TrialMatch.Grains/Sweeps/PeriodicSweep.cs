using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Work that is looked for again and again, so that nothing depends on a message or a timer having come through. A pass that
/// fails is logged, and the next one does what it left.
/// </summary>
internal abstract partial class PeriodicSweep(SweepPass pass, TimeProvider clock, SweepOptions options, ILogger logger) : BackgroundService
{
    /// <summary>One pass.</summary>
    /// <param name="cancellationToken">This silo is about to end.</param>
    protected abstract Task SweepAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The web server drains its calls before this service is stopped; a pass ends before that.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, pass.Stopping);
        using var timer = new PeriodicTimer(options.Interval, clock);
        do
        {
            pass.Begin();
            await pass.RunAsync(() => TryOnceAsync(stop.Token), otherwise: false);
        }
        while (await timer.WaitForNextTickAsync(stop.Token));
    }

    private async Task<bool> TryOnceAsync(CancellationToken stop)
    {
        // A pass that waits for a grain would hold up the end of the process; the next start's first pass does what it left.
        await pass.TryAsync(() => SweepAsync(stop).WaitAsync(stop), failure => LogSweepFailed(logger, failure, GetType().Name));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sweep} failed")]
    private static partial void LogSweepFailed(ILogger logger, Exception failure, string sweep);
}
