using TrialMatch.Domain.Regions;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Grains.Matching;

/// <summary>
/// Caches the regional balance that plans use. Only the first plan waits for the regional account to be summed; after that it is refreshed
/// in the background, and plans use the last known value.
/// </summary>
internal sealed class RegionalBalanceCache(IStudyRegistry registry, RegionalRules rules, TimeProvider clock)
{
    private volatile RegionalBalance? _known;

    public ValueTask<RegionalBalance> GetAsync(CancellationToken cancellationToken) =>
        _known is { } known ? ValueTask.FromResult(known) : new ValueTask<RegionalBalance>(RefreshAsync(cancellationToken));

    public async Task<RegionalBalance> RefreshAsync(CancellationToken cancellationToken)
    {
        var account = await registry.SumRegionsAsync(rules.PeriodBegins(clock.GetUtcNow()), DateTimeOffset.MaxValue, cancellationToken);
        var balance = account.BalanceBy(rules);
        _known = balance;
        return balance;
    }
}
