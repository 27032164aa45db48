using System.Collections.Immutable;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Matching;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Matching;

public sealed class RegionalBalanceCacheTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_plans_first_waits_for_the_account_and_later_plans_go_by_what_was_known_last()
    {
        var (store, clock) = (new VolatileStore(), new MovableClock());
        var balance = new RegionalBalanceCache(store, RegionalRules.Default, clock);
        await PlacedAsync(store, "first", clock.GetUtcNow(), due: 100, got: 0);

        var known = await balance.GetAsync(Cancelled);
        await PlacedAsync(store, "second", clock.GetUtcNow(), due: 0, got: 200);

        Assert.Equal(0.10, known.Discounts[new RegionId("north")], 1e-12);
        Assert.Same(known, await balance.GetAsync(Cancelled));

        await balance.RefreshAsync(Cancelled);
        Assert.Empty((await balance.GetAsync(Cancelled)).Discounts);
    }

    [Fact]
    public async Task A_placement_asks_for_nothing_any_more_once_its_period_is_over()
    {
        var (store, clock) = (new VolatileStore(), new MovableClock());
        var balance = new RegionalBalanceCache(store, RegionalRules.Default with { PeriodMonths = 1 }, clock);
        await PlacedAsync(store, "study", clock.GetUtcNow(), due: 100, got: 0);
        Assert.NotEmpty((await balance.RefreshAsync(Cancelled)).Discounts);

        clock.Advance(TimeSpan.FromDays(32));

        Assert.Empty((await balance.RefreshAsync(Cancelled)).Discounts);
    }

    [Fact]
    public async Task What_a_placement_changes_comes_to_plans_in_the_background()
    {
        await using var cluster = new GrainCluster { BalanceInterval = TimeSpan.FromMilliseconds(50) };
        await cluster.InitializeAsync();
        Assert.All(await RegionsAsync(cluster), region => Assert.Null(region.Ratio));

        await PlacedAsync(cluster.Store, "study", cluster.Clock.GetUtcNow(), due: 100, got: 0);

        var until = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(30);
        while (!(await RegionsAsync(cluster)).Any(region => region.Ratio is < 1))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "plans still go by the account of before");
        }
    }

    private static async Task<ImmutableArray<PlannedRegion>> RegionsAsync(GrainCluster cluster)
    {
        var reply = await cluster.Grains.GetGrain<IPlannerGrain>(0).PreviewAsync(new PreviewPlacement(Drafts.Of("Breast Cancer", 12), PlanExtras.None), Cancelled);
        return reply.Preview!.Plan.Regions;
    }

    private static Task PlacedAsync(VolatileStore store, string id, DateTimeOffset at, double due, double got) => store.WriteStateAsync(
        "state", GrainId.Create("placed", id), new GrainState<Placed>(new Placed(id, at, new AccountEntry(new RegionId("north"), due, got))));

    private sealed record Placed(string Id, DateTimeOffset At, AccountEntry Entry) : IHasStudyEntry
    {
        public StudyEntry? ToStudyEntry() =>
            new(new StudyId(Id), new("sponsor"), Id, StudyState.Placed, default, At, null, 0, []) { Placement = new PlacementEntry(At, [Entry]) };
    }
}
