using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Abstractions.Waiting;

namespace TrialMatch.Grains.Sweeps;

/// <summary>Has the waiting list served.</summary>
internal sealed class WaitingListSweep(
    IGrainFactory grains, TimeProvider clock, SweepOptions options, ILogger<WaitingListSweep> logger)
    : PeriodicSweep(clock, options, logger)
{
    protected override Task SweepAsync(CancellationToken cancellationToken) => grains.GetGrain<IWaitingListGrain>(0).ServeAsync();
}
