using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Tests.Chaos;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>A waiting list that is too long to be gone through in one call.</summary>
public sealed class LongListTests
{
    private const int Waiting = 12;

    [Fact]
    public async Task A_call_takes_a_step_and_the_next_goes_on_until_each_has_had_its_turn()
    {
        var turns = new Turns();
        await using var cluster = new GrainCluster { Network = SmallNetwork.WithOneTrustForCancer(), Calls = turns, MaxStep = TimeSpan.Zero };
        await cluster.InitializeAsync();
        var (first, waiting) = await WaitingList.FillAsync(cluster, Waiting);

        turns.Forget();
        Assert.Null((await cluster.RecordAsync(first, "leave", new StudyWithdrawn(""))).Refusal);
        await cluster.ServeWaitingAsync();

        Assert.Equal(1, turns.MostInOneCall);
        Assert.Superset(waiting, turns.Tried);
    }
}
