using Microsoft.Extensions.Logging;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Tells studies which of their holds a trust evicted. A trust may not call a study (studies call trusts), so it keeps each evicted hold
/// on record until the study has released it. None is lost in a crash.
/// </summary>
internal sealed partial class EvictionSweep(
    NetworkSeed seed, IGrainFactory grains, SweepPass pass, TimeProvider clock, SweepOptions options, ILogger<EvictionSweep> logger)
    : PeriodicSweep(pass, clock, options, logger)
{
    private readonly SweepPass _pass = pass;

    protected override async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var trust in seed.Trusts)
        {
            await _pass.TryAsync(
                () => TellOfAsync(trust.Id, cancellationToken), failure => LogAskingFailed(logger, failure, trust.Id.Value));
        }
    }

    private async Task TellOfAsync(TrustId trust, CancellationToken cancellationToken)
    {
        var evicted = await grains.GetGrain<ITrustGrain>(trust.Value).ListEvictedAsync();
        await Parallel.ForEachAsync(evicted.Holds, cancellationToken, async (hold, _) => await TellAsync(trust, hold));
    }

    private Task TellAsync(TrustId trust, EvictedHold hold) => _pass.TryStudyAsync(
        () => grains.GetGrain<IStudyGrain>(hold.Study.Value).LoseHoldAsync(new LoseHold(trust, hold.Round)),
        failure => LogTellingFailed(logger, failure, hold.Study.Value));

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not ask {Trust} which holds it evicted")]
    private static partial void LogAskingFailed(ILogger logger, Exception failure, string trust);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not tell study {Study} that a hold was evicted")]
    private static partial void LogTellingFailed(ILogger logger, Exception failure, string study);
}
