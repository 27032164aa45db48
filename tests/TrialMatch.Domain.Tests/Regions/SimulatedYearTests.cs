using System.Globalization;
using TrialMatch.Domain.Regions;

namespace TrialMatch.Domain.Tests.Regions;

/// <summary>What the regional balance does over a year, and what it costs.</summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
    private const int Studies = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Over_a_year_with_the_account_fed_back_every_region_gets_what_it_is_due_within_a_tenth_at_hardly_any_cost(int seed)
    {
        var balanced = Year(seed, RegionalRules.Default);
        var least = Year(seed, RegionalRules.Default with { MostDiscount = 0 });

        Assert.All(balanced.Account.Regions, region => Assert.InRange(region.GotPatients / region.DuePatients, 0.9, 1.1));
        Assert.InRange(balanced.Plans.Average(plan => plan.PriceOfFairness!.Value), 0, 0.02);
        Assert.InRange(balanced.Plans.Max(plan => plan.PriceOfFairness!.Value), 0, 0.05);
        Assert.Contains(least.Account.Regions, region => region.GotPatients / region.DuePatients is < 0.9 or > 1.1);
    }

    private SimulatedYear Year(int seed, RegionalRules rules)
    {
        var year = new SimulatedYear(Seed.Random(seed));
        year.Place(Studies, rules);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{year.Plans.Count} placed, {year.Plans.Average(plan => plan.Chosen.Count()):0.0} sites each; price {year.Plans.Average(plan => plan.PriceOfFairness!.Value):P2}, worst {year.Plans.Max(plan => plan.PriceOfFairness!.Value):P2}"));
        foreach (var region in year.Account.Regions)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {region.Region}: due {region.DuePatients:0}, got {region.GotPatients:0}, ratio {region.GotPatients / region.DuePatients:0.000}"));
        }

        return year;
    }
}
