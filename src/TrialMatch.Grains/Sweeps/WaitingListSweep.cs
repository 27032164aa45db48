using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Abstractions.Waiting;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Has the waiting list served, a step at a time. A pass plans every study that waits, so the list rests four times as long as its last step
/// took: however many wait, and however often capacity moves, new studies keep most of the processor.
/// </summary>
internal sealed class WaitingListSweep(
    IGrainFactory grains, SweepPass pass, TimeProvider clock, SweepOptions options, ILogger<WaitingListSweep> logger)
    : PeriodicSweep(pass, clock, options, logger)
{
    private const int RestPerStep = 4;

    private readonly TimeProvider _clock = clock;
    private long _stepEnded;
    private TimeSpan _stepTook;

    protected override async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (_clock.GetElapsedTime(_stepEnded) < RestPerStep * _stepTook)
        {
            return;
        }

        var begun = _clock.GetTimestamp();
        await grains.GetGrain<IWaitingListGrain>(0).ServeAsync();
        _stepEnded = _clock.GetTimestamp();
        _stepTook = _clock.GetElapsedTime(begun, _stepEnded);
    }
}
