using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Tests;

public sealed class ContentionTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    private const int Studies = 80;

    [Fact]
    public async Task Studies_racing_for_the_same_capacity_promise_nothing_twice_and_all_come_to_rest()
    {
        var studies = await Task.WhenAll(Enumerable.Range(0, Studies)
            .Select(number => cluster.RegisteredAsync($"race-{number}", Drafts.Of("Rheumatoid Arthritis", 40))));

        Assert.Contains(studies, study => study.State == StudyState.Requested);
        Assert.Contains(studies, study => study.State == StudyState.Waitlisted);
        Assert.All(studies, study => Assert.Contains(study.State, new[] { StudyState.Requested, StudyState.Waitlisted }));
        await Invariants.AssertHoldAsync(cluster);
    }

    [Fact]
    public async Task After_every_trust_has_been_put_to_sleep_its_holds_are_found_again()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => cluster.RegisteredAsync($"sleep-{number}", Drafts.Of("Multiple Sclerosis", 5))));

        foreach (var trust in cluster.Network.Trusts)
        {
            await cluster.Cluster.DeactivateAsync(cluster.TrustOf(trust.Id));
        }

        await Invariants.AssertHoldAsync(cluster);
    }
}
