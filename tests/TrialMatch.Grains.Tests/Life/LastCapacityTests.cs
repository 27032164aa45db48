using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Tests.Chaos;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>Many more studies than fit, all at once, where only one trust can take them.</summary>
public sealed class LastCapacityTests(ITestOutputHelper output)
{
    private const int Studies = 500;
    private const int Served = 3;

    /// <summary>The API lets in 16 calls a core; here nothing holds the five hundred back.</summary>
    private static readonly TimeSpan MaxResponseTime = TimeSpan.FromMinutes(2);

    private static readonly StudyDraft Draft = Drafts.Of("Breast Cancer", targetPatients: 2);

    [Fact]
    public async Task As_many_of_500_get_the_last_capacity_as_fit_one_after_another_and_the_rest_wait_their_turn()
    {
        var fitting = await CountFittingAsync();
        output.WriteLine($"{fitting} of {Studies} fit");
        Assert.InRange(fitting, 3, Studies / 2);

        await using var cluster = await StartAsync();
        var studies = await Task.WhenAll(Enumerable.Range(0, Studies).Select(number => cluster.RegisteredAsync($"last-{number}", Draft)));

        var ids = studies.Select(study => study.Id).ToList();
        await cluster.ServeWaitingAsync();
        Assert.Equal(fitting, await CountAsync(cluster, StudyState.Requested));
        Assert.Equal(Studies - fitting, await CountAsync(cluster, StudyState.Waitlisted));
        for (var turn = 0; turn < Served; turn++)
        {
            await AssertOneLeavesAndTheFirstIsServedAsync(cluster, ids, fitting);
        }

        await Invariants.AssertHoldAsync(cluster);
    }

    private static async Task AssertOneLeavesAndTheFirstIsServedAsync(GrainCluster cluster, List<StudyId> ids, int fitting)
    {
        var before = await Task.WhenAll(ids.Select(cluster.StudyAsync));
        var first = before.Where(study => study.State == StudyState.Waitlisted)
            .OrderBy(study => study.RegisteredAt).ThenBy(study => study.Id.Value, StringComparer.Ordinal)
            .First();
        var leaving = before.First(study => study.State == StudyState.Requested);
        Assert.Null((await cluster.RecordAsync(leaving.Id, $"leave-{leaving.Version}", new StudyWithdrawn(""))).Refusal);

        // A pass may be under way already, somewhere in the list; it is the first in it who is served all the same.
        await cluster.ServeWaitingAsync();

        var after = await Task.WhenAll(ids.Select(cluster.StudyAsync));
        Assert.Equal(fitting, after.Count(study => study.State == StudyState.Requested));
        Assert.Equal(
            [leaving.Id, first.Id],
            before.Zip(after).Where(pair => pair.First.State != pair.Second.State).Select(pair => pair.First.Id).OrderBy(id => id == first.Id));
    }

    private static async Task<int> CountFittingAsync()
    {
        await using var cluster = await StartAsync();
        for (var number = 0; ; number++)
        {
            if ((await cluster.RegisteredAsync($"one-after-another-{number}", Draft)).State != StudyState.Requested)
            {
                return number;
            }
        }
    }

    private static async Task<int> CountAsync(GrainCluster cluster, StudyState state) =>
        (await Task.WhenAll(cluster.Store.Entries().Select(entry => cluster.StudyAsync(entry.Id)))).Count(study => study.State == state);

    private static async Task<GrainCluster> StartAsync()
    {
        var cluster = new GrainCluster { Network = SmallNetwork.WithOneTrustForCancer(), ResponseTimeout = MaxResponseTime };
        await cluster.InitializeAsync();
        return cluster;
    }
}
