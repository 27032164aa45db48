using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Abstractions.Waiting;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Has the waiting list served. A pass plans every study that waits, so a long list rests four times as long as its last pass
/// took: however many wait, and however often capacity moves, new studies keep most of the processor.
/// </summary>
internal sealed class WaitingListSweep(
    IGrainFactory grains, TimeProvider clock, SweepOptions options, ILogger<WaitingListSweep> logger)
    : PeriodicSweep(clock, options, logger)
{
    private const int RestPerPass = 4;

    private readonly TimeProvider _clock = clock;
    private long _passEnded;
    private TimeSpan _passTook;

    protected override async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (_clock.GetElapsedTime(_passEnded) < RestPerPass * _passTook)
        {
            return;
        }

        var begun = _clock.GetTimestamp();
        await grains.GetGrain<IWaitingListGrain>(0).ServeAsync();
        _passEnded = _clock.GetTimestamp();
        _passTook = _clock.GetElapsedTime(begun, _passEnded);
    }
}
