using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.Inquiries;

/// <summary>A trust with ten slots a month, of which it has promised four.</summary>
public sealed class TrustPipelineTests
{
    private static readonly PoolId Slots = new("imaging-slots");
    private static readonly Month First = Month.Of(2027, 3);
    private static readonly ConversionRecord NoRecord = new(Ended: 0, Placed: 0);

    [Fact]
    public void Until_an_inquiry_has_ended_a_planning_default_says_how_many_become_placements()
    {
        Assert.True(NoRecord.IsPlanningDefault);
        Assert.Equal(ConversionRecord.AssumedShare, NoRecord.Probability);
    }

    [Fact]
    public void The_record_of_conversions_takes_the_place_of_the_default_the_more_inquiries_have_ended()
    {
        Assert.Equal(0.5, new ConversionRecord(Ended: 8, Placed: 6).Probability);
        Assert.Equal(0.75, new ConversionRecord(Ended: 8_000, Placed: 6_000).Probability, 2);
        Assert.False(new ConversionRecord(Ended: 1, Placed: 0).IsPlanningDefault);
    }

    [Fact]
    public void Without_inquiries_nothing_is_expected_and_nothing_overloaded()
    {
        var pipeline = TrustPipeline.Of([Calendar(Months(10, 0, 4, 0))], [], NoRecord);

        Assert.Equal([new PipelineMonth(0, 0)], pipeline.Pools[0].Months);
        Assert.Equal(Crowding.Low, pipeline.Crowding);
    }

    [Fact]
    public void What_is_expected_weighs_each_inquiry_by_its_probability_and_overload_is_exact()
    {
        // Six are free: any two of the three take eight.
        var pipeline = TrustPipeline.Of([Calendar(Months(10, 1, 2, 1), Months(10, 0, 0, 0))], [Asks("a", 4), Asks("b", 4), Asks("c", 4)], NoRecord);

        Assert.Equal(3, pipeline.Pools[0].Months[0].Expected);
        Assert.Equal((3 * 0.25 * 0.25 * 0.75) + (0.25 * 0.25 * 0.25), pipeline.Pools[0].Months[0].OverloadProbability, 15);
        Assert.Equal(new PipelineMonth(0, 0), pipeline.Pools[0].Months[1]);
        Assert.Equal((3, Crowding.Medium), (pipeline.Inquiries, pipeline.Crowding));
    }

    [Fact]
    public void What_a_trust_keeps_for_its_own_research_is_not_free_for_the_pipeline()
    {
        var kept = Months(10, 0, 0, 0) with { KeptForResearch = 7 };

        Assert.Equal(0.25, TrustPipeline.Of([Calendar(kept)], [Asks("a", 4)], NoRecord).Pools[0].Months[0].OverloadProbability);
    }

    [Fact]
    public void An_inquiry_that_is_to_be_placed_takes_its_part_for_certain()
    {
        var alone = TrustPipeline.Of([Calendar(Months(10, 0, 0, 0))], [Asks("a", 4)], NoRecord);
        var crowded = TrustPipeline.Of([Calendar(Months(10, 0, 0, 0))], [Asks("a", 4)], NoRecord, Asks("own", 7));
        var impossible = TrustPipeline.Of([Calendar(Months(10, 0, 0, 0))], [], NoRecord, Asks("own", 11));

        Assert.Equal((0, 0.25, 1), (alone.Pools[0].Months[0].OverloadProbability, crowded.Pools[0].Months[0].OverloadProbability, impossible.Pools[0].Months[0].OverloadProbability));
        Assert.Equal((Crowding.Low, Crowding.Medium, Crowding.High), (alone.Crowding, crowded.Crowding, impossible.Crowding));
    }

    [Fact]
    public void An_open_inquiry_is_in_the_pipeline_of_the_sites_of_its_plan_and_of_no_other_and_leaves_it_when_it_ends()
    {
        var study = new OneStudy(OneStudy.Draft.DecidedBy(new DateOnly(2027, 2, 15)), StudyIntent.Explore);
        var chosen = study.Now.Plan!.Chosen.First();
        var other = study.Now.Plan.Sites.First(site => !site.IsChosen).Trust;

        var slots = chosen.HoldFor(round: 1).Takes.Single(take => take.Pool == Slots);
        Assert.All(slots.Amounts.Index(), month => Assert.Equal(month.Item, PipelineTake.Of(study.Now, chosen.Trust)!.AmountIn(Slots, slots.From + month.Index)));
        Assert.Null(PipelineTake.Of(study.Now, other));
        study.Do(new InquiryLost(LossReason.Costs, ""));
        Assert.Null(PipelineTake.Of(study.Now, chosen.Trust));
    }

    private static PoolCapacityMonth Months(long declared, long held, long committed, long elsewhere) => new(declared, held, committed, KeptForWaiting: 0) { Elsewhere = elsewhere };

    private static PoolCapacity Calendar(params ImmutableArray<PoolCapacityMonth> months) =>
        new(new Pool(Slots, PoolKind.ImagingSlots, ConditionGroup: null, []), IsPlanningDefault: false, First, months);

    private static PipelineTake Asks(string study, int slots) => new(new StudyId("study-" + study), [new PoolTake(Slots, First, [slots])]);
}
