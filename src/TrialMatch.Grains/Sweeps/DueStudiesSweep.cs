using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Time;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Wakes the studies whose due time has come, so that none stays in a passing state. Waking is only a hint: the grain takes its next step,
/// if any, so a second sweep, or one in another silo, does no harm.
/// </summary>
/// <param name="time">Never goes back, so that a study due in five seconds is woken in five seconds even if the clock is set back by an hour.</param>
internal sealed partial class DueStudiesSweep(
    IStudyRegistry registry,
    IGrainFactory grains,
    SweepPass pass,
    MonotonicTime time,
    TimeProvider clock,
    SweepOptions options,
    ILogger<DueStudiesSweep> logger)
    : PeriodicSweep(pass, clock, options, logger)
{
    private const int StudiesPerSweep = 256;

    private readonly SweepPass _pass = pass;

    protected override async Task SweepAsync(CancellationToken cancellationToken)
    {
        var due = await registry.ListDueAsync(time.GetUtcNow(), StudiesPerSweep, cancellationToken);
        await Parallel.ForEachAsync(due, cancellationToken, async (study, _) => await WakeAsync(study.Id));
    }

    private Task WakeAsync(StudyId study) => _pass.TryStudyAsync(
        () => grains.GetGrain<IStudyGrain>(study.Value).WakeAsync(), failure => LogWakeFailed(logger, failure, study.Value));

    [LoggerMessage(Level = LogLevel.Error, Message = "Study {Study} could not be woken")]
    private static partial void LogWakeFailed(ILogger logger, Exception failure, string study);
}
