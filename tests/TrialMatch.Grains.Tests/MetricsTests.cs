using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests;

/// <summary>What is counted of what goes wrong; the service's tests see what is exported.</summary>
public sealed class MetricsTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    [Fact]
    public async Task A_step_that_fails_is_counted_and_so_are_the_moves_of_the_study_once_it_is_tried_again()
    {
        using var failures = Measurements.Of(cluster, "trialmatch.study.step.failures");
        using var moves = Measurements.Of(cluster, "trialmatch.study.moves");
        var writes = 0;

        // The first write registers the study, the next is the hold of a trust.
        cluster.Store.NextFate = () => Interlocked.Increment(ref writes) == 2 ? WriteFate.FailsBefore : WriteFate.Succeeds;
        await Assert.ThrowsAnyAsync<Exception>(() => cluster.RegisteredAsync("measured", Drafts.Of("Breast Cancer", 12)));
        cluster.Store.NextFate = null;
        var study = await cluster.RegisteredAsync("measured", Drafts.Of("Breast Cancer", 12));

        Assert.Equal(StudyState.Requested, study.State);
        Assert.Equal("step=ask for holds", Assert.Single(failures.Counted));
        Assert.Equal(["from=none to=matching", "from=matching to=requested"], moves.Counted);
    }

    [Fact]
    public async Task A_hold_that_a_trust_refuses_is_counted_by_trust_and_reason()
    {
        using var refused = Measurements.Of(cluster, "trialmatch.trust.holds.refused");
        var then = Month.Of(Today.InOslo) + 24;
        var trust = cluster.Network.Trusts[0].Id;

        var reply = await cluster.TrustOf(trust).ReserveAsync(new ReserveCapacity(new Reservation(
            new StudyId("greedy"), Round: 1, Patients: 1, [new PoolTake(PoolIds.Of(PoolKind.StudyNurseMinutes), then, [int.MaxValue])])));

        Assert.Equal(ReserveStatus.Short, reply.Outcome.Status);
        Assert.Equal($"trust={trust.Value} reason=short", Assert.Single(refused.Counted));
    }
}
