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
            try
            {
                var evicted = await grains.GetGrain<ITrustGrain>(trust.Id.Value).ListEvictedAsync();
                await Parallel.ForEachAsync(evicted.Holds, cancellationToken, async (hold, _) => await TellAsync(trust.Id, hold));
            }
            catch (OrleansException)
            {
                // As while this silo starts or ends; the next sweep asks again.
                LogNotReached(logger);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One trust that does not answer must not keep the others' studies from hearing; the next sweep asks again.
                LogAskingFailed(logger, failure, trust.Id.Value);
            }
        }
    }

    private async Task TellAsync(TrustId trust, EvictedHold hold)
    {
        try
        {
            await grains.GetGrain<IStudyGrain>(hold.Study.Value).TakeBackAsync(new TakeBackHold(trust, hold.Round));
        }
        catch (OrleansException)
        {
            LogNotReached(logger);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Likewise one study that cannot be told.
            LogTellingFailed(logger, failure, hold.Study.Value);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A trust or study could not be reached; the next sweep asks again")]
    private static partial void LogNotReached(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Trust} could not be asked which holds it took back")]
    private static partial void LogAskingFailed(ILogger logger, Exception failure, string trust);

    [LoggerMessage(Level = LogLevel.Error, Message = "Study {Study} could not be told that a hold was taken back")]
    private static partial void LogTellingFailed(ILogger logger, Exception failure, string study);
}
