using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Life;

public sealed class EvictionTests
{
    [Fact]
    public async Task A_study_that_cannot_be_told_keeps_no_other_from_hearing_that_its_hold_was_taken_back()
    {
        var deaf = new DeafStudy();
        await using var cluster = new GrainCluster { Calls = deaf };
        await cluster.InitializeAsync();
        var first = await cluster.RegisteredAsync("deaf", Drafts.Of("Breast Cancer", 12));
        var second = await cluster.RegisteredAsync("hearing", Drafts.Of("Crohn Disease", 40));
        deaf.Id = first.Id;

        // The deaf study's trust comes first in the sweep.
        var order = cluster.Network.Trusts.Select(trust => trust.Id).ToList();
        var early = first.Sites.MinBy(site => order.IndexOf(site.Trust))!;
        var late = second.Sites.MaxBy(site => order.IndexOf(site.Trust))!;
        Assert.True(order.IndexOf(early.Trust) < order.IndexOf(late.Trust));
        await EvictAsync(cluster, early);
        await EvictAsync(cluster, late);

        await cluster.StudyWhenAsync(second.Id, study => study.FindSite(late.Trust)!.State == RequestState.Lost);
        Assert.Equal(RequestState.Open, (await cluster.StudyAsync(first.Id)).FindSite(early.Trust)!.State);

        deaf.Id = null;
        await cluster.StudyWhenAsync(first.Id, study => study.FindSite(early.Trust)!.State == RequestState.Lost);
    }

    private static async Task EvictAsync(GrainCluster cluster, StudySite site)
    {
        var take = site.Hold.Takes[0];
        var thisMonth = Month.Of(OsloTime.DateAt(cluster.Clock.GetUtcNow()));
        var change = new TrustChange(new RequestId($"none-at-{site.Trust}"), IfVersion: null)
        {
            Declarations = [new DeclaredRange(take.Pool, thisMonth, thisMonth + 100, Amount: 0)],
        };
        Assert.Null((await cluster.TrustOf(site.Trust).ChangeAsync(new ChangeTrust(change, MayEvict: true))).Refusal);
    }

    /// <summary>Fails whenever it is told that a hold was evicted.</summary>
    private sealed class DeafStudy : IIncomingGrainCallFilter
    {
        public StudyId? Id { get; set; }

        public Task Invoke(IIncomingGrainCallContext context) =>
            context.MethodName == nameof(IStudyGrain.LoseHoldAsync) && context.TargetId.Key.ToString() == Id?.Value
                ? throw new TimeoutException("it does not hear")
                : context.Invoke();
    }
}
