using TrialMatch.Domain.Regions;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Grains.Matching;

/// <summary>
/// What the regional account asks of plans. Nobody waits for the account to be summed but who plans first: from then on it is
/// refreshed in the background, and plans go by what was known last.
/// </summary>
internal sealed class BalanceInUse(IStudyRegistry registry, RegionalRules rules, TimeProvider clock)
{
    private volatile RegionalBalance? _known;

    public ValueTask<RegionalBalance> GetAsync(CancellationToken cancellationToken) =>
        _known is { } known ? ValueTask.FromResult(known) : new ValueTask<RegionalBalance>(RefreshAsync(cancellationToken));

    public async Task<RegionalBalance> RefreshAsync(CancellationToken cancellationToken)
    {
        var account = await registry.SumRegionsAsync(rules.PeriodBegins(clock.GetUtcNow()), cancellationToken);
        var balance = account.BalanceBy(rules);
        _known = balance;
        return balance;
    }
}
