using System.Collections.Immutable;
using TrialMatch.Domain.Regions;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What each registry must do with what placed studies count for on the regional account.</summary>
public abstract class RegionalAccountConformance : StorageConformance
{
    private static readonly DateTimeOffset Placed = ListedStudy.Start;

    [Fact]
    public async Task Nothing_placed_is_nothing_on_the_account() => Assert.Empty((await SumAsync(Placed)).Regions);

    [Fact]
    public async Task What_regions_were_due_and_got_is_summed_over_all_that_were_placed_in_the_period()
    {
        await WriteAsync(Study("too-old", Placed - TimeSpan.FromTicks(1), Entry("north", 100, 100)));
        await WriteAsync(Study("first", Placed, Entry("north", 2.5, 0), Entry("west", 4, 6.5)));
        await WriteAsync(Study("second", Placed + TimeSpan.FromDays(1), Entry("west", 1, 2.25), Entry("central", 3, 1)));
        await WriteAsync(new ListedStudy { Id = "not-placed" });

        Assert.Equal([Entry("central", 3, 1), Entry("north", 2.5, 0), Entry("west", 5, 8.75)], (await SumAsync(Placed)).Regions);
        Assert.Equal([Entry("north", 2.5, 0), Entry("west", 4, 6.5)], (await SumAsync(Placed, Placed + TimeSpan.FromDays(1))).Regions);
    }

    [Fact]
    public async Task Amounts_come_back_to_the_last_bit()
    {
        await WriteAsync(Study("a", Placed, Entry("north", 1.0 / 3, 0.1 + 0.2)));

        Assert.Equal([Entry("north", 1.0 / 3, 0.1 + 0.2)], (await SumAsync(Placed)).Regions);
    }

    [Fact]
    public async Task The_account_changes_with_the_state_and_a_study_that_counts_no_more_leaves_it()
    {
        await WriteAsync(Study("a", Placed, Entry("north", 2, 1), Entry("west", 1, 2)));

        await WriteAsync(Study("a", Placed, Entry("north", 2, 3)));
        Assert.Equal([Entry("north", 2, 3)], (await SumAsync(Placed)).Regions);

        await WriteAsync(new ListedStudy { Id = "a" });
        Assert.Empty((await SumAsync(Placed)).Regions);
    }

    [Fact]
    public async Task A_study_that_is_listed_no_more_leaves_the_account()
    {
        await WriteAsync(Study("a", Placed, Entry("north", 2, 1)));

        await WriteAsync(Study("a", Placed, Entry("north", 2, 1)) with { IsListed = false });

        Assert.Empty((await SumAsync(Placed)).Regions);
    }

    [Fact]
    public async Task The_account_is_the_same_after_a_restart()
    {
        await WriteAsync(Study("a", Placed, Entry("north", 2, 1)));

        await ReopenAsync();

        Assert.Equal([Entry("north", 2, 1)], (await SumAsync(Placed)).Regions);
    }

    [Theory]
    [InlineData("north", "north", 1.0)]
    [InlineData("north", "", 1.0)]
    [InlineData("north", "west", -0.5)]
    [InlineData("north", "west", double.NaN)]
    [InlineData("north", "west", double.PositiveInfinity)]
    public async Task A_placement_that_could_not_be_summed_is_refused_naming_the_field_and_nothing_is_written(string first, string second, double got)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => WriteAsync(Study("a", Placed, Entry(first, 1, 1), Entry(second, 1, got))));

        Assert.Contains("StudyEntry.Placement.Regions", refused.Message, StringComparison.Ordinal);
        Assert.Empty((await SumAsync(Placed)).Regions);
        Assert.False((await ReadAsync<ListedStudy>(GrainOf("a"))).RecordExists);
    }

    private static GrainId GrainOf(string id) => GrainId.Create("study", id);

    private static AccountEntry Entry(string region, double due, double got) => new(new RegionId(region), due, got);

    private static ListedStudy Study(string id, DateTimeOffset placedAt, params ImmutableArray<AccountEntry> regions) =>
        new() { Id = id, Placement = new PlacementEntry(placedAt, regions) };

    private Task<GrainState<ListedStudy>> WriteAsync(ListedStudy study) => WriteAsync(GrainOf(study.Id), study);

    private Task<RegionalAccount> SumAsync(DateTimeOffset since, DateTimeOffset? before = null) => Registry.SumRegionsAsync(since, before ?? DateTimeOffset.MaxValue, Cancelled);
}
