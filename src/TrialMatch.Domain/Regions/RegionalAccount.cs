using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Regions;

/// <summary>The regional account: what each region was due and what it got, over the placements of a trailing period.</summary>
/// <param name="Regions">The entry of each region that was due or got patients.</param>
public sealed record RegionalAccount(ImmutableArray<AccountEntry> Regions)
{
    public static RegionalAccount Empty { get; } = new([]);

    /// <summary>Returns the account with one more placement.</summary>
    public RegionalAccount With(IEnumerable<AccountEntry> placement) => new(
    [
        .. Regions.Concat(placement)
            .GroupBy(entry => entry.Region)
            .Select(entries => new AccountEntry(entries.Key, entries.Sum(entry => entry.DuePatients), entries.Sum(entry => entry.GotPatients)))
            .OrderBy(entry => entry.Region.Value, StringComparer.Ordinal),
    ]);

    /// <summary>Returns a region's entry; zero due and got where it has none.</summary>
    public AccountEntry EntryOf(RegionId region) => Regions.FirstOrDefault(entry => entry.Region == region) ?? new AccountEntry(region, 0, 0);

    /// <summary>Returns the discounts for the next plan.</summary>
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
