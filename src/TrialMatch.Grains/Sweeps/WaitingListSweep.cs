using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Abstractions.Waiting;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Has the waiting list served, one step at a time. A pass plans every waiting study, so the sweep rests four times as long as its last
/// step took. However long the list is, and however often capacity changes, most of the processor stays free for new studies.
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
