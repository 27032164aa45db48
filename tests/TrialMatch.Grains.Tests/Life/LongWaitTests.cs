using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Tests.Chaos;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>A study that needs what several small ones take, where a new small one comes for each that leaves.</summary>
public sealed class LongWaitTests(ITestOutputHelper output)
{
    /// <summary>
    /// Between two that leave. Small ones start in the first month with room, so that some thirty fill the window; the large one has room
    /// beside eleven of them.
    /// </summary>
    private const int DaysBetween = 1;

    private static readonly StudyDraft Small = Drafts.Of("Breast Cancer", targetPatients: 1);
    private static readonly StudyDraft Large = Drafts.Of("Breast Cancer", targetPatients: 8);

    [Fact]
    public async Task A_large_study_that_small_ones_overtake_has_capacity_kept_after_thirty_days_and_is_served()
    {
        await using var cluster = await StartAsync();
        var running = await FillAsync(cluster);
        var large = await cluster.RegisteredAsync("large", Large);
        Assert.Equal(StudyState.Waitlisted, large.State);
        var keptFrom = ClaimPolicy.StartFor(large.RegisteredAt);

        var turn = 0;
        while (await StateOfAsync(cluster, large.Id) == StudyState.Waitlisted)
        {
            turn++;
            Assert.InRange(turn, 1, 60 / DaysBetween);
            cluster.Clock.Advance(TimeSpan.FromDays(DaysBetween));
            await ServeAsync(cluster);
            await LeaveAsync(cluster, running.Dequeue(), turn);
            await ServeAsync(cluster);

            var newcomer = await PlacedAsync(cluster, $"newcomer-{turn}");
            if (await StateOfAsync(cluster, large.Id) == StudyState.Waitlisted)
            {
                var isKept = cluster.Clock.GetUtcNow() > keptFrom;
                output.WriteLine($"turn {turn}: {(isKept ? "kept" : "not kept")}, newcomer {(newcomer is null ? "waits" : "placed")}");

                // Later on one may fit beside what is kept.
                Assert.True(isKept || newcomer is not null, "Nobody overtakes.");
            }

            if (newcomer is { } placed)
            {
                running.Enqueue(placed);
            }
        }

        Assert.True(cluster.Clock.GetUtcNow() > keptFrom, "It was served before: nothing stood in its way.");
        Assert.Equal(StudyState.Requested, await StateOfAsync(cluster, large.Id));
        await Invariants.AssertHoldAsync(cluster);
    }

    [Fact]
    public async Task What_was_kept_is_free_again_for_the_next_when_the_study_leaves()
    {
        await using var cluster = await StartAsync();
        var running = await FillAsync(cluster);
        var large = await cluster.RegisteredAsync("large", Large);
        cluster.Clock.AdvanceTo(ClaimPolicy.StartFor(large.RegisteredAt).AddMinutes(1));
        await ServeAsync(cluster);
        await LeaveAsync(cluster, running.Dequeue(), turn: 1);
        await ServeAsync(cluster);
        Assert.True(await IsAnythingKeptAsync(cluster));
        var waiting = (await cluster.RegisteredAsync("next", Small)).Id;
        Assert.Equal(StudyState.Waitlisted, await StateOfAsync(cluster, waiting));
        Assert.Contains("at 1 sites capacity is kept for studies that have waited longer", (await cluster.StudyAsync(waiting)).Plan!.Binding);

        Assert.Null((await cluster.RecordAsync(large.Id, "enough", new StudyWithdrawn(""))).Refusal);
        await cluster.StudyWhenAsync(waiting, study => study.State == StudyState.Requested);

        Assert.False(await IsAnythingKeptAsync(cluster));
        await Invariants.AssertHoldAsync(cluster);
    }

    /// <summary>Has small studies placed until no more fits.</summary>
    private static async Task<Queue<StudyId>> FillAsync(GrainCluster cluster)
    {
        var running = new Queue<StudyId>();
        while (await PlacedAsync(cluster, $"small-{running.Count}") is { } small)
        {
            running.Enqueue(small);
        }

        return running;
    }

    private static async Task<StudyId?> PlacedAsync(GrainCluster cluster, string requestId)
    {
        var study = await cluster.RegisteredAsync(requestId, Small);
        if (study.State == StudyState.Waitlisted)
        {
            // So that only newcomers compete, and none is before them in the list.
            Assert.Null((await cluster.RecordAsync(study.Id, "gave-up", new StudyWithdrawn(""))).Refusal);
            return null;
        }

        await cluster.AcceptAllAsync(study.Id);
        Assert.Null((await cluster.RecordAsync(study.Id, "yes", new OfferAccepted(""))).Refusal);
        return study.Id;
    }

    private static async Task LeaveAsync(GrainCluster cluster, StudyId study, int turn) =>
        Assert.Null((await cluster.RecordAsync(study, $"leave-{turn}", new StudyWithdrawn(""))).Refusal);

    private static Task ServeAsync(GrainCluster cluster) => cluster.ServeWaitingAsync();

    private static async Task<StudyState> StateOfAsync(GrainCluster cluster, StudyId study) => (await cluster.StudyAsync(study)).State;

    private static async Task<bool> IsAnythingKeptAsync(GrainCluster cluster)
    {
        var first = Primitives.Calendar.Month.Of(Large.EnrolmentStart);
        var trust = OnlyTrustOf(cluster.Network);
        var capacity = await cluster.TrustOf(trust).GetCapacityAsync(new GetTrustCapacity(first, MonthCount: 24));
        return capacity.Pools.Any(pool => pool.Months.Any(month => month.KeptForWaiting > 0));
    }

    private static TrustId OnlyTrustOf(NetworkSeed network) => Assert.Single(network.Planning.Networks.TrustsByArea[Area.Cancer]);

    private static async Task<GrainCluster> StartAsync()
    {
        var cluster = new GrainCluster { Network = SmallNetwork.WithOneTrustForCancer() };
        await cluster.InitializeAsync();
        return cluster;
    }
}
