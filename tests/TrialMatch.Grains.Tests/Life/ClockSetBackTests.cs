using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>A machine whose clock is set back while the service runs on it.</summary>
public sealed class ClockSetBackTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    private static readonly TimeSpan Back = TimeSpan.FromMinutes(45);

    [Fact]
    public async Task A_study_is_registered_and_one_that_was_due_is_woken_though_the_clock_goes_back_by_45_minutes()
    {
        cluster.Store.FateOf = name => name.StartsWith("ledger", StringComparison.Ordinal) ? WriteFate.FailsBefore : WriteFate.Succeeds;
        await Assert.ThrowsAnyAsync<Exception>(() => cluster.RegisteredAsync("in-passing", Drafts.Of("Breast Cancer", 12)));
        var passing = Assert.Single(cluster.Store.Entries()).Id;

        cluster.Clock.Advance(-Back);
        cluster.Store.FateOf = null;

        await cluster.StudyWhenAsync(passing, study => study.State == StudyState.Requested);
        Assert.Equal(StudyState.Requested, (await cluster.RegisteredAsync("after", Drafts.Of("Crohn Disease", 12))).State);
        await Invariants.AssertHoldAsync(cluster);
    }
}
