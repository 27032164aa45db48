using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Domain.Tests.Studies.TwoSteps;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.Inquiries;

/// <summary>What inquiries are for, on a small simulated year; the benchmarks measure whole ones.</summary>
public sealed class TwoStepsTests(ITestOutputHelper output)
{
    private const int UsualSeed = 1;
    private const int Requests = 25;

    // So little that studies get in each other's way.
    private const int CapacityPercent = 60;

    [Fact]
    public void In_two_steps_less_capacity_is_held_in_vain_than_when_all_is_held_at_once()
    {
        var network = NetworkSeed.Load();
        World NewWorld() => new(CapacityPercent, network);
        var requests = RequestStream.Draw(Seed.Random(UsualSeed), Requests, OsloTime.DateAt(NewWorld().Now), [.. network.Trusts.Select(trust => trust.Id)]);

        var atOnce = SimulatedYear.Run(NewWorld(), Approach.HeldAtOnce, requests);
        var twoSteps = SimulatedYear.Run(NewWorld(), Approach.TwoSteps, requests);

        foreach (var kind in new[] { PoolKind.StudyNurseMinutes, PoolKind.InvestigatorMinutes, PoolKind.EligiblePatients })
        {
            output.WriteLine($"{kind}: {atOnce.HeldInVain[kind]:P2} of what is declared is held in vain at once, {twoSteps.HeldInVain[kind]:P2} in two steps");
            Assert.True(twoSteps.HeldInVain[kind] < atOnce.HeldInVain[kind]);
        }

        Assert.True(twoSteps.WaitlistedInVain <= atOnce.WaitlistedInVain, $"{twoSteps.WaitlistedInVain} wait in vain in two steps, {atOnce.WaitlistedInVain} at once");
        Assert.True(twoSteps.Placed > 0 && atOnce.Placed > 0, $"{twoSteps.Placed} and {atOnce.Placed} placed");
    }
}
