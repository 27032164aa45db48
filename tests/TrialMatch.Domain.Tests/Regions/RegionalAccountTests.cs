using TrialMatch.Domain.Regions;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Regions;

public sealed class RegionalAccountTests
{
    private static readonly RegionId North = new("north");
    private static readonly RegionId West = new("west");

    [Fact]
    public void A_plan_makes_each_region_due_its_share_of_all_that_are_expected() => Assert.Equal(
        [new AccountEntry(North, 5, 0), new AccountEntry(West, 15, 20)],
        AccountEntry.Of([Planned(North, share: 0.25, expected: 0), Planned(West, share: 0.75, expected: 20)]));

    [Fact]
    public void Placements_add_up_by_region()
    {
        var account = RegionalAccount.Empty
            .With([new AccountEntry(North, 5, 0), new AccountEntry(West, 15, 20)])
            .With([new AccountEntry(North, 2, 4)]);

        Assert.Equal([new AccountEntry(North, 7, 4), new AccountEntry(West, 15, 20)], account.Regions);
        Assert.Equal(new AccountEntry(new RegionId("central"), 0, 0), account.EntryOf(new RegionId("central")));
    }

    [Fact]
    public void An_account_with_nothing_on_it_asks_for_nothing() => Assert.Empty(RegionalAccount.Empty.BalanceBy(RegionalRules.Default).Discounts);

    [Theory]
    [InlineData(100, 100, 0)]
    [InlineData(100, 120, 0)]
    [InlineData(100, 97, 0.05)]
    [InlineData(100, 94, 0.10)]
    [InlineData(100, 0, 0.10)]
    public void The_discount_grows_with_how_far_a_region_is_behind_up_to_the_most(double due, double got, double discount)
    {
        // With 20 patients added to both, 3 and 6 of 100 are 2.5 and 5 %.
        var balance = RegionalAccount.Empty.With([new AccountEntry(North, due, got)]).BalanceBy(RegionalRules.Default);

        Assert.Equal(discount, balance.Discounts.GetValueOrDefault(North), 1e-12);
        Assert.Equal(0.05, balance.MostExtraCost);
    }

    [Fact]
    public void A_young_account_asks_less_than_an_old_one_that_is_as_far_behind()
    {
        var young = RegionalAccount.Empty.With([new AccountEntry(North, 0.5, 0.4)]).BalanceBy(RegionalRules.Default);
        var old = RegionalAccount.Empty.With([new AccountEntry(North, 50, 40)]).BalanceBy(RegionalRules.Default);

        Assert.InRange(young.Discounts[North], 0.001, 0.02);
        Assert.Equal(0.10, old.Discounts[North], 1e-12);
    }

    [Fact]
    public void Only_placements_of_the_period_count()
    {
        var now = new DateTimeOffset(2028, 2, 29, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateTimeOffset(2027, 2, 28, 12, 0, 0, TimeSpan.Zero), RegionalRules.Default.PeriodBegins(now));
    }

    [Fact]
    public void A_rule_out_of_its_range_is_named()
    {
        AssertRefused(nameof(RegionalRules.PeriodMonths), rules => rules with { PeriodMonths = 0 });
        AssertRefused(nameof(RegionalRules.PriorPatients), rules => rules with { PriorPatients = 0 });
        AssertRefused(nameof(RegionalRules.FullDiscountBehind), rules => rules with { FullDiscountBehind = 0 });
        AssertRefused(nameof(RegionalRules.MostDiscount), rules => rules with { MostDiscount = 0.91 });
        AssertRefused(nameof(RegionalRules.MostExtraCost), rules => rules with { MostExtraCost = double.NaN });
        RegionalRules.Default.ThrowIfOutOfRange();
    }

    private static void AssertRefused(string name, Func<RegionalRules, RegionalRules> change) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(change(RegionalRules.Default).ThrowIfOutOfRange).ParamName);

    private static PlannedRegion Planned(RegionId region, double share, double expected) => new(region, share, expected, Ratio: null, Discount: 0);
}
