using System.Collections.Immutable;
using System.Text.Json;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Architecture.Tests.Serialization;

public class DomainJsonTests
{
    [Fact]
    public void What_follows_from_other_members_is_not_written()
    {
        var json = JsonSerializer.Serialize(Stored.SamplePlans.Feasible, DomainJson.Options);

        Assert.DoesNotContain("\"chosen\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"isTriage\"", json, StringComparison.Ordinal);
        Assert.Single(JsonSerializer.Deserialize<Domain.Placement.PlacementPlan>(json, DomainJson.Options)!.Chosen);
    }

    [Fact]
    public void A_property_that_only_the_constructor_sets_is_written()
    {
        var seed = NetworkSeed.Load();
        Assert.All(seed.Trusts, trust =>
        {
            var profile = PlanningDefaults.ProfileFor(seed, trust.Id);
            var read = JsonSerializer.Deserialize<TrustProfile>(JsonSerializer.Serialize(profile, DomainJson.Options), DomainJson.Options)!;

            Assert.Equal(profile.Facts.Name, read.Facts.Name);
            Assert.Equal(profile.Pools.Select(pool => pool.Declared), read.Pools.Select(pool => pool.Declared));
            Assert.Equal(profile.OpenAreas, read.OpenAreas);
            Assert.Equal(profile.Costs, read.Costs);
        });
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[0,3,-1]", 3)]
    public void Amounts_by_month_read_as_they_were_written(string json, int months)
    {
        var amounts = JsonSerializer.Deserialize<ImmutableArray<int>>(json, DomainJson.Options);

        Assert.Equal(months, amounts.Length);
        Assert.Equal(json, JsonSerializer.Serialize(amounts, DomainJson.Options));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("{}")]
    [InlineData("[1,\"2\"]")]
    [InlineData("[1.5]")]
    [InlineData("[1")]
    public void Amounts_by_month_that_are_no_whole_numbers_are_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ImmutableArray<int>>(json, DomainJson.Options));
}
