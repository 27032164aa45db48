using Microsoft.Extensions.Logging;
using TrialMatch.Domain.Network;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Tells studies that a trust took back what it held for them. A trust may not call a study (studies call trusts), and keeps
/// each such hold on record until its study has given it up: so none goes untold, whoever crashes.
/// </summary>
internal sealed partial class EvictionSweep(
    NetworkSeed seed, IGrainFactory grains, TimeProvider clock, SweepOptions options, ILogger<EvictionSweep> logger)
    : PeriodicSweep(clock, options, logger)
{
    protected override async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var trust in seed.Trusts)
        {
            var evicted = await grains.GetGrain<ITrustGrain>(trust.Id.Value).ListEvictedAsync();
            await Parallel.ForEachAsync(evicted.Holds, cancellationToken, async (hold, _) =>
            {
                try
                {
                    await grains.GetGrain<IStudyGrain>(hold.Study.Value).TakeBackAsync(new TakeBackHold(trust.Id, hold.Round));
                }
                catch (Exception failure)
                {
                    // One study that cannot be told must not keep the others from hearing; the next sweep tries again.
                    LogTellingFailed(logger, failure, hold.Study.Value);
                }
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Study {Study} could not be told that a hold was taken back")]
    private static partial void LogTellingFailed(ILogger logger, Exception failure, string study);
}
