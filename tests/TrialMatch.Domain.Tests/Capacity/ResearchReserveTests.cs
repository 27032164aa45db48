using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Capacity;

/// <summary>A share of a pool that no study gets and the trust's own research may take.</summary>
public class ResearchReserveTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly PoolId Nurses = PoolIds.Of(PoolKind.StudyNurseMinutes);
    private static readonly PoolId Patients = PoolIds.Of(ConditionGroup.BreastCancer);
    private static readonly TrustProfile Defaults = PlanningDefaults.ProfileFor(NetworkSeed.Load(), new TrustId("innlandet"));

    private readonly Ledger _ledger = new(new ProfileCapacity(Defaults));
    private TrustRecord _record = TrustRecord.Empty;

    public ResearchReserveTests() => Made(Change("capacity") with { Declarations = [new DeclaredRange(Nurses, March, March + 11, 99)] });

    [Fact]
    public void A_study_gets_what_is_beside_the_reserve_and_no_more()
    {
        var profile = Made(Keep("reserve", Nurses, 20)).Profile!;

        Assert.Equal(ReserveStatus.Short, Reserve("a", 1, 81));
        Assert.Equal(ReserveStatus.Made, Reserve("b", 1, 80));
        Assert.Equal((19, 19), (MonthOf(March).Free, MonthOf(March).KeptForResearch));
        Assert.Equal([0, 80], _ledger.CalendarOf(Nurses, March, 2).FreeByMonth.ToArray());
        Assert.Equal([80, 80], profile.PromisableOnEmpty(new PoolCalendar(Nurses, March, new int[2])).FreeByMonth.ToArray());
    }

    [Fact]
    public void The_trusts_own_research_takes_the_reserve_first_and_more_where_there_is_more()
    {
        Made(Keep("reserve", Nurses, 20));
        Made(Promise("own", OtherCommitmentKind.OwnInitiated, 15));
        Assert.Equal((15, 84, 4), (MonthOf(March).Elsewhere, MonthOf(March).Free, MonthOf(March).KeptForResearch));

        Made(Promise("own-more", OtherCommitmentKind.OwnInitiated, 60));

        Assert.Equal((39, 0), (MonthOf(March).Free, MonthOf(March).KeptForResearch));
    }

    [Fact]
    public void A_study_that_runs_already_leaves_the_reserve_to_research_while_there_is_room_beside_it()
    {
        Made(Keep("reserve", Nurses, 20));

        Made(Promise("running", OtherCommitmentKind.RunningElsewhere, 30));
        Assert.Equal((69, 19), (MonthOf(March).Free, MonthOf(March).KeptForResearch));

        Made(Promise("running-more", OtherCommitmentKind.RunningElsewhere, 90));
        Assert.Equal((9, 9), (MonthOf(March).Free, MonthOf(March).KeptForResearch));
    }

    [Fact]
    public void A_larger_reserve_takes_nothing_from_what_is_held_or_committed_which_may_be_held_and_revised_again()
    {
        Reserve("held", 1, 50);
        Reserve("committed", 1, 40);
        Revise("committed", 1, 40);

        var decision = Made(Keep("all", Nurses, 100));

        Assert.Empty(decision.Evicted);
        Assert.Equal((50, 40, 9, 9), (MonthOf(March).Held, MonthOf(March).Committed, MonthOf(March).Free, MonthOf(March).KeptForResearch));
        Assert.Equal(ReserveStatus.Short, Reserve("held", 2, 51));
        Assert.Equal(ReserveStatus.Made, Reserve("held", 2, 50));
        Assert.Equal(ReserveStatus.Short, Revise("committed", 2, 41));
        Assert.Equal(ReserveStatus.Made, Revise("committed", 2, 40));
    }

    [Fact]
    public void A_share_is_of_what_is_declared_replaced_pool_by_pool_and_ends_with_0_percent()
    {
        Made(Keep("a", Nurses, 20));
        Made(Keep("b", new PoolId("imaging-slots"), 10));
        Made(Change("c") with { Declarations = [new DeclaredRange(Nurses, March, March, 50)] });
        Assert.Equal(10, MonthOf(March).KeptForResearch);

        Made(Keep("d", Nurses, 0));

        Assert.Equal([new ResearchReserve(new PoolId("imaging-slots"), 10)], _record.Figures.ResearchReserves);
        Assert.Equal(0, MonthOf(March).KeptForResearch);
    }

    [Fact]
    public void A_wrong_share_is_refused_by_its_field()
    {
        var refusal = Decide(Change("a") with
        {
            ResearchReserves = [new ResearchReserve(new PoolId("nurses"), 10), new ResearchReserve(Nurses, 101), new ResearchReserve(Nurses, -1)],
        }).Refusal!;

        Assert.Equal(
            [
                "trust.research_reserves[0].pool_id", "trust.research_reserves[1].percent", "trust.research_reserves[2].percent", "trust.research_reserves",
            ],
            refusal.Violations.Select(violation => violation.Field));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(99)]
    [InlineData(100)]
    public void What_is_promised_of_a_small_count_of_patients_beside_a_reserve_does_not_tell_which_it_is(int percent)
    {
        Made(Keep("reserve", Patients, percent));

        var promisable = Enumerable.Range(1, 4).Select(count =>
        {
            var profile = Made(Change($"count-{count}") with { Declarations = [new DeclaredRange(Patients, March, March, count)] }).Profile!;
            return profile.PromisableOf(_ledger.CalendarOf(Patients, March, 1)).FreeByMonth.Span[0];
        });

        Assert.Equal(percent == 100 ? 0 : 1, Assert.Single(promisable.Distinct()));
    }

    private static TrustChange Change(string requestId) => new(new RequestId(requestId), null);

    private static TrustChange Keep(string requestId, PoolId pool, int percent) => Change(requestId) with { ResearchReserves = [new ResearchReserve(pool, percent)] };

    private static TrustChange Promise(string requestId, OtherCommitmentKind kind, int amount) => Change(requestId) with
    {
        OtherCommitments = [new StatedCommitment(new("study"), "A study", "", kind, [new DeclaredRange(Nurses, March, March, amount)])],
    };

    private static ImmutableArray<PoolTake> Takes(int amount) => [new(Nurses, March, [amount])];

    private PoolCapacityMonth MonthOf(Month month) =>
        _ledger.CapacityOf(_record.Figures.ApplyTo(Defaults).Find(Nurses)!, month, 1).Months[0];

    private TrustDecision Decide(TrustChange change) =>
        TrustDecisions.Change(_record, Defaults, _ledger, change, change.RequestId.Value, Now, mayEvict: false);

    private TrustDecision Made(TrustChange change)
    {
        var decision = Decide(change);
        Assert.Null(decision.Refusal);
        _record = decision.Record!;
        _ledger.Declare(new ProfileCapacity(decision.Profile!));
        return decision;
    }

    private ReserveStatus Reserve(string study, int round, int amount) =>
        _ledger.Reserve(new Reservation(new StudyId(study), round, Patients: 3, Takes(amount)), Now).Status;

    private ReserveStatus Revise(string study, int revision, int amount) =>
        _ledger.Revise(new HoldRevision(new StudyId(study), 1, revision, HoldState.Committed, 3, Takes(amount)), Now).Status;
}
