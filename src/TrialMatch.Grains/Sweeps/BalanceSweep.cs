using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Matching;

namespace TrialMatch.Grains.Sweeps;

/// <summary>Keeps the cached regional balance up to date, including changes that are due to time alone.</summary>
internal sealed class BalanceSweep(RegionalBalanceCache balance, SweepPass pass, TimeProvider clock, SweepOptions options, ILogger<BalanceSweep> logger)
    : PeriodicSweep(pass, clock, options with { Interval = options.BalanceInterval }, logger)
{
    protected override bool IsForAll => false;

    protected override Task SweepAsync(CancellationToken cancellationToken) => balance.RefreshAsync(cancellationToken);
}
