using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Regions;

/// <summary>The regional account: what each region was due and what it got, over the placements of a trailing period.</summary>
/// <param name="Regions">Each region that was due anything, or got anything, once.</param>
public sealed record RegionalAccount(ImmutableArray<AccountEntry> Regions)
{
    public static RegionalAccount Empty { get; } = new([]);

    /// <summary>The account with one more placement.</summary>
    public RegionalAccount With(IEnumerable<AccountEntry> placement) => new(
    [
        .. Regions.Concat(placement)
            .GroupBy(entry => entry.Region)
            .Select(entries => new AccountEntry(entries.Key, entries.Sum(entry => entry.DuePatients), entries.Sum(entry => entry.GotPatients)))
            .OrderBy(entry => entry.Region.Value, StringComparer.Ordinal),
    ]);

    /// <summary>A region's entry: nothing due and nothing got where it is not on the account.</summary>
    public AccountEntry EntryOf(RegionId region) => Regions.FirstOrDefault(entry => entry.Region == region) ?? new AccountEntry(region, 0, 0);

    /// <summary>What the account asks of the next plan.</summary>
    public RegionalBalance BalanceBy(RegionalRules rules)
    {
        var ratios = Regions.ToImmutableDictionary(entry => entry.Region, rules.RatioOf);
        return new RegionalBalance(
            ratios.Select(each => KeyValuePair.Create(each.Key, rules.DiscountAt(each.Value))).Where(each => each.Value > 0).ToImmutableDictionary(),
            rules.MostExtraCost)
        {
            Ratios = ratios,
        };
    }
}
