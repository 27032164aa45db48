using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Matching;

namespace TrialMatch.Grains.Sweeps;

/// <summary>Keeps what plans go by in step with the regional account, also where time alone moved it.</summary>
internal sealed class BalanceSweep(BalanceInUse balance, SweepPass pass, TimeProvider clock, SweepOptions options, ILogger<BalanceSweep> logger)
    : PeriodicSweep(pass, clock, options with { Interval = options.BalanceInterval }, logger)
{
    protected override Task SweepAsync(CancellationToken cancellationToken) => balance.RefreshAsync(cancellationToken);
}
