using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Placement.Changes;

public class WhatWouldHelpTests
{
    private static readonly TrustId Ahus = TrustId.FromText("ahus");
    private static readonly Pool Nurses = Pool.Shared(PoolKind.StudyNurseMinutes);

    private static readonly StudyDraft Draft = new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 6, new(2027, 3, 1), new(2029, 3, 31), Conditions: ["Breast Cancer"]);

    [Fact]
    public void A_post_places_the_waiting_study_that_lacked_it_and_tells_its_patients()
    {
        var effect = EffectOf(new CapacityChange.MoreOfPool(Ahus, Nurses, 100_000), AhusWithoutNurses, Draft);

        Assert.Equal((1, 6), (effect.OnWaiting.Studies, effect.OnWaiting.Patients));
        Assert.Equal(1, effect.OnWaiting.ByArea[Area.Cancer]);
        Assert.True(effect.OnWaiting.ExpectedHere > 0);
        Assert.Equal(StudiesHelped.None, effect.OnRefused);
    }

    [Fact]
    public void What_is_enough_for_one_study_is_not_told_as_help_for_two()
    {
        var enoughForOne = Enumerable.Range(1, 400).Select(i => 500 * i)
            .First(minutes => EffectOf(new CapacityChange.MoreOfPool(Ahus, Nurses, minutes), AhusWithoutNurses, Draft).OnWaiting.Studies == 1);

        Assert.Equal(1, EffectOf(new CapacityChange.MoreOfPool(Ahus, Nurses, enoughForOne), AhusWithoutNurses, Draft, Draft).OnWaiting.Studies);
    }

    [Fact]
    public void A_trust_that_has_no_such_pool_gets_one() => Assert.Equal(
        1,
        EffectOf(new CapacityChange.MoreOfPool(Ahus, Nurses, 100_000), ScarceNetwork.Of(kind => kind == PoolKind.StudyNurseMinutes ? null : 100, Ahus), Draft).OnWaiting.Studies);

    [Fact]
    public void More_of_a_pool_that_no_study_takes_from_does_nothing() => Assert.Equal(
        (StudiesHelped.None, StudiesHelped.None),
        BothOf(EffectOf(new CapacityChange.MoreOfPool(Ahus, Pool.Dedicated(PoolKind.ImagingSlots, [Area.BrainHealth]), 100), AhusWithoutNurses, Draft)));

    [Fact]
    public void A_change_at_a_trust_that_is_no_candidate_does_nothing() => Assert.Equal(
        (StudiesHelped.None, StudiesHelped.None),
        BothOf(EffectOf(new CapacityChange.MoreOfPool(TrustId.FromText("elsewhere"), Nurses, 100_000), AhusWithoutNurses, Draft)));

    [Fact]
    public void A_refused_study_is_told_apart_from_those_that_wait()
    {
        var study = AhusWithoutNurses.Read(Draft);
        var effect = WhatWouldHelp.Of([], [study, study], [new CapacityChange.MoreOfPool(Ahus, Nurses, 100_000)], ScarceNetwork.Seed, CancellationToken.None).Single();

        // Each is planned for itself: nobody knows which of them would have come first.
        Assert.Equal((0, 2), (effect.OnWaiting.Studies, effect.OnRefused.Studies));
    }

    [Fact]
    public void A_site_opened_in_the_studys_area_counts_and_one_in_another_does_not()
    {
        var network = ScarceNetwork.ClosedTo(Area.Cancer, Ahus);

        Assert.Equal(1, EffectOf(new CapacityChange.OpenedSite(Ahus, Area.Cancer), network, Draft).OnWaiting.Studies);
        Assert.Equal(0, EffectOf(new CapacityChange.OpenedSite(Ahus, Area.BrainHealth), network, Draft).OnWaiting.Studies);
    }

    [Fact]
    public void What_is_told_is_what_happens_where_the_change_is_made_and_the_list_served()
    {
        var seed = Seed.Number(usual: 18);
        Checked.AtLeast(8, rounds: 40, round => IsHelpAsTold(Seed.Random(seed, round)));
    }

    /// <returns>Whether any study was helped.</returns>
    private static bool IsHelpAsTold(Random random)
    {
        var part = random.Next(20);
        TrustId[] trusts = [Ahus, TrustId.FromText("ostfold"), TrustId.FromText("vestre-viken")];
        var network = () => ScarceNetwork.Of(kind => kind == PoolKind.StudyNurseMinutes ? part : 100, trusts);
        StudyDraft[] waiting = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => DraftOf(random))];
        var change = new CapacityChange.MoreOfPool(trusts[random.Next(trusts.Length)], Nurses, random.Next(1, 20) * 2_000);

        var told = EffectOf(change, network(), waiting).OnWaiting;
        var before = network().Serve(waiting);
        var after = network().After(change).Serve(waiting);

        Assert.Equal(after.Count(IsFeasible) - before.Count(IsFeasible), told.Studies);
        Assert.Equal(after.Where(IsFeasible).Sum(plan => plan.OfferablePatients) - before.Where(IsFeasible).Sum(plan => plan.OfferablePatients), told.Patients);
        Assert.Equal(
            before.Zip(after).Count(study => !IsFeasible(study.First) && !IsFeasible(study.Second) && study.Second.OfferablePatients > study.First.OfferablePatients),
            told.StudiesCloser);
        return told.Studies != 0;
    }

    private static ScarceNetwork AhusWithoutNurses => ScarceNetwork.Of(kind => kind == PoolKind.StudyNurseMinutes ? 0 : 100, Ahus);

    private static bool IsFeasible(PlacementPlan plan) => plan.Outcome == PlanOutcome.Feasible;

    private static StudyDraft DraftOf(Random random) => Draft with
    {
        TargetPatients = random.Next(5, 40),
        Conditions = [random.Next(3) switch { 0 => "Breast Cancer", 1 => "Crohn Disease", _ => "Heart Failure" }],
    };

    private static CapacityEffect EffectOf(CapacityChange change, ScarceNetwork network, params StudyDraft[] waiting) =>
        WhatWouldHelp.Of([.. waiting.Select(network.Read)], [], [change], ScarceNetwork.Seed, CancellationToken.None).Single();

    private static (StudiesHelped OnWaiting, StudiesHelped OnRefused) BothOf(CapacityEffect effect) => (effect.OnWaiting, effect.OnRefused);
}
