using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Centres;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Tests.Chaos;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Trusts;

/// <summary>One trust of which what is stored cannot be read; the others go on.</summary>
public sealed class UnreadableTrustTests
{
    private static readonly StudyDraft Draft = Drafts.Of("Breast Cancer", targetPatients: 12);

    [Theory]
    [InlineData("trust")]
    [InlineData("recruitment")]
    [InlineData("ledger-0")]
    public async Task It_is_left_out_of_plans_with_its_own_reason_and_studies_are_placed_elsewhere(string state)
    {
        await using var cluster = new GrainCluster();
        var spoilt = cluster.Network.NetworkOf(Area.Cancer)[0];
        Spoil(cluster, spoilt, state);
        await cluster.InitializeAsync();

        var preview = await cluster.Grains.GetGrain<IPlannerGrain>(0).PreviewAsync(
            new PreviewPlacement(Draft, Extras: PlanExtras.None), TestContext.Current.CancellationToken);
        var decision = Assert.Single(preview.Preview!.Plan.Sites, site => site.Trust == spoilt);
        Assert.Equal(ReasonCode.Unavailable, decision.Reason);
        Assert.NotEmpty(preview.Preview!.Plan.Chosen);

        var study = await cluster.RegisteredAsync("goes-on", Draft);
        Assert.Equal(StudyState.Requested, study.State);
        Assert.DoesNotContain(study.Sites, site => site.Trust == spoilt);
    }

    [Fact]
    public async Task It_says_so_itself_and_promises_nothing()
    {
        await using var cluster = new GrainCluster();
        var spoilt = cluster.Network.NetworkOf(Area.Cancer)[0];
        Spoil(cluster, spoilt, "trust");
        await cluster.InitializeAsync();
        var trust = cluster.TrustOf(spoilt);

        Assert.Equal(new TrustReply(null, 0, IsUnreadable: true), await trust.GetProfileAsync());
        Assert.Empty((await trust.ListEvictedAsync()).Holds);
        await Assert.ThrowsAsync<InvalidDataException>(() => trust.ReleaseAsync(new ReleaseHold(new StudyId("study-1"), Round: 1)));
        var centre = cluster.Network.Centres.Single(each => each.Area == Area.Cancer);
        var network = (await cluster.Grains.GetGrain<ICentreGrain>(centre.Id.Value).GetAsync()).Network!;
        Assert.DoesNotContain(spoilt, network.Trusts);
        Assert.NotEmpty(network.Trusts);
    }

    [Fact]
    public async Task Who_waits_for_another_trust_is_served()
    {
        await using var cluster = new GrainCluster { Network = SmallNetwork.WithOneTrustForCancer() };
        var only = cluster.Network.NetworkOf(Area.Cancer)[0];
        Spoil(cluster, cluster.Network.Trusts.First(trust => trust.Id != only).Id, "trust");
        await cluster.InitializeAsync();
        var running = new List<StudyId>();
        Study study;
        while ((study = await cluster.RegisteredAsync($"one-{running.Count}", Draft with { TargetPatients = 2 })).State == StudyState.Requested)
        {
            running.Add(study.Id);
        }

        Assert.Equal(StudyState.Waitlisted, study.State);
        Assert.Null((await cluster.RecordAsync(running[0], "leave", new StudyWithdrawn(""))).Refusal);

        await cluster.StudyWhenAsync(study.Id, waiting => waiting.State == StudyState.Requested);
    }

    private static void Spoil(GrainCluster cluster, TrustId trust, string state) =>
        cluster.Store.Spoil(state, GrainId.Create("trust", trust.Value));
}
