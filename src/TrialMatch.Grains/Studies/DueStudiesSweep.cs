using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;

namespace TrialMatch.Grains.Studies;

/// <summary>
/// Wakes the studies whose due time has come, so that none stays in a passing state. Waking is a hint: the grain takes
/// whatever step is next and does nothing when there is none, so a second sweep, or another silo's, does no harm.
/// </summary>
internal sealed partial class DueStudiesSweep(
    IStudyRegistry registry, IGrainFactory grains, TimeProvider clock, ILogger<DueStudiesSweep> logger) : BackgroundService
{
    private const int StudiesPerSweep = 256;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogSweepFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var due = await registry.ListDueAsync(clock.GetUtcNow(), StudiesPerSweep, cancellationToken);
        await Parallel.ForEachAsync(due, cancellationToken, async (study, _) =>
        {
            try
            {
                await grains.GetGrain<IStudyGrain>(study.Id.Value).WakeAsync();
            }
            catch (Exception failure)
            {
                // One study that cannot be woken must not keep the others asleep; the next sweep tries again.
                LogWakeFailed(failure, study.Id.Value);
            }
        });
    }
}
