using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Work that is looked for again and again, so that nothing depends on a message or a timer having come through. A pass that
/// fails is logged, and the next one does what it left.
/// </summary>
internal abstract partial class PeriodicSweep(TimeProvider clock, SweepOptions options, ILogger logger) : BackgroundService
{
    /// <summary>One pass.</summary>
    protected abstract Task SweepAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Interval, clock);
        do
        {
            try
            {
                // A pass that waits for a grain would hold up the end of the process; the next start's first pass does what it left.
                await SweepAsync(stoppingToken).WaitAsync(stoppingToken);
            }
            catch (OrleansException)
            {
                // As while this silo starts or ends.
                LogNotReached(logger);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogSweepFailed(logger, failure, GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A grain could not be reached; the next sweep does what this one left")]
    private static partial void LogNotReached(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sweep} failed")]
    private static partial void LogSweepFailed(ILogger logger, Exception failure, string sweep);
}
