using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Capacity;

/// <summary>What a trust has promised outside TrialMatch takes from the pools that studies take from.</summary>
public class OtherCommitmentTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly PoolId Nurses = PoolIds.Of(PoolKind.StudyNurseMinutes);
    private static readonly TrustProfile Defaults = PlanningDefaults.ProfileFor(NetworkSeed.Load(), new TrustId("innlandet"));

    private readonly Ledger _ledger = new(new ProfileCapacity(Defaults));
    private TrustRecord _record = TrustRecord.Empty;

    public OtherCommitmentTests() => Made(Change("capacity") with { Declarations = [new DeclaredRange(Nurses, March, March + 11, 100)] });

    [Fact]
    public void It_is_told_apart_from_what_studies_hold_and_from_what_is_free()
    {
        Reserve("held", 20);
        Reserve("committed", 10, commits: true);

        Made(Set("own", Stated("registry", 30)));

        var month = MonthOf(March);
        Assert.Equal((100, 20, 10, 30, 40), (month.Declared, month.Held, month.Committed, month.Elsewhere, month.Free));
        Assert.Equal(60, month.ReservedPercent);
        Assert.Equal([40, 100], _ledger.CalendarOf(Nurses, March, 2).FreeByMonth.ToArray());
    }

    [Fact]
    public void A_study_gets_no_more_than_it_leaves_on_an_empty_calendar_either()
    {
        var profile = Made(Set("own", Stated("registry", 70))).Profile!;

        Assert.Equal(ReserveStatus.Short, _ledger.Reserve(new Reservation(new StudyId("a"), 1, 1, Takes(31)), Now).Status);
        Assert.Equal(ReserveStatus.Made, _ledger.Reserve(new Reservation(new StudyId("b"), 1, 1, Takes(30)), Now).Status);
        Assert.Equal([30], _ledger.CalendarOf(Nurses, March, 1, order: null, CapacityView.AsIfAllWereFree).FreeByMonth.ToArray());
        Assert.Equal([30, 100], profile.PromisableOnEmpty(new PoolCalendar(Nurses, March, new int[2])).FreeByMonth.ToArray());
    }

    [Fact]
    public void One_that_would_overfill_a_pool_is_refused_with_months_and_amounts_and_nothing_of_it_is_entered()
    {
        Reserve("committed", 60, commits: true);
        Made(Set("first", Stated("registry", 30)));

        var refusal = Decide(Set("second", new StatedCommitment(
            new("trial"), "A trial", "", OtherCommitmentKind.RunningElsewhere, [new DeclaredRange(Nurses, March, March + 1, 11)]))).Refusal!;

        Assert.Equal(RefusalReason.OverfillsPool, refusal.Reason);
        var violation = Assert.Single(refusal.Violations);
        Assert.Equal("study-nurse-minutes 2027-03", violation.Field);
        Assert.Equal(
            "study-nurse-minutes in 2027-03: 41 promised elsewhere (registry 30, trial 11) and 60 committed to studies are 1 more than the 100 declared",
            violation.Description);
        Assert.Equal("registry", Assert.Single(_record.Figures.OtherCommitments).Id.Value);
    }

    [Fact]
    public void Alone_they_may_not_exceed_what_is_declared_either()
    {
        Assert.Equal(RefusalReason.OverfillsPool, Decide(Set("a", Stated("registry", 101))).Refusal!.Reason);
        Assert.Null(Decide(Set("b", Stated("registry", 100))).Refusal);
        Assert.Equal(RefusalReason.OverfillsPool, Decide(Set("c", [.. Enumerable.Range(0, 400).Select(i => Stated($"registry-{i}", 10_000_000))])).Refusal!.Reason);
    }

    [Fact]
    public void A_declaration_below_what_is_committed_and_promised_elsewhere_is_refused_naming_both()
    {
        Reserve("study-a", 60, commits: true);
        Made(Set("own", Stated("registry", 30)));

        var refusal = Decide(Change("lower") with { Declarations = [new DeclaredRange(Nurses, March, March, 89)] }).Refusal!;

        Assert.Equal(RefusalReason.BelowCommitted, refusal.Reason);
        Assert.Equal(
            [
                "studies/study-a has 60 of the 60 committed of study-nurse-minutes in 2027-03, where 89 would be declared",
                "study-nurse-minutes in 2027-03: 30 promised elsewhere (registry 30) and 60 committed to studies are 1 more than the 89 declared",
            ],
            refusal.Violations.Select(violation => violation.Description));
        Assert.Equal(("30", "60", "89"), (refusal.Facts["elsewhere"], refusal.Facts["committed"], refusal.Facts["declared"]));
    }

    [Fact]
    public void Where_nobody_said_that_holds_may_give_way_it_is_refused_naming_them_otherwise_the_newest_give_way()
    {
        Reserve("older", 40);
        Reserve("newer", 40);

        var refused = Decide(Set("own", Stated("registry", 30)), mayEvict: false);
        var made = Made(Set("own", Stated("registry", 30)));

        Assert.Equal((RefusalReason.WouldEvict, "studies/newer would lose what it holds for 3 patients"), (refused.Refusal!.Reason, refused.Refusal.Violations[0].Description));
        Assert.Equal("newer", Assert.Single(made.Evicted).Study.Value);
    }

    [Fact]
    public void The_one_of_the_same_id_is_replaced_and_what_of_it_is_over_stays()
    {
        Made(Set("a", Stated("registry", 30, months: 3)));

        Made(Set("b", new StatedCommitment(new("registry"), " Renamed ", "eye", OtherCommitmentKind.RunningElsewhere, [new DeclaredRange(Nurses, March + 2, March + 2, 7)])), Now.AddMonths(3));

        var commitment = Assert.Single(_record.Figures.OtherCommitments);
        Assert.Equal(("Renamed", "eye", OtherCommitmentKind.RunningElsewhere), (commitment.Label, commitment.Field, commitment.Kind));
        Assert.Equal([30, 0, 7], Enumerable.Range(0, 3).Select(i => PoolTake.AmountIn(commitment.Takes, Nurses, March + i)));
    }

    [Fact]
    public void Own_research_is_told_apart_from_what_else_is_promised()
    {
        Made(Set(
            "a",
            Stated("registry", 30),
            new StatedCommitment(new("trial"), "A trial", "eye", OtherCommitmentKind.RunningElsewhere, [new DeclaredRange(Nurses, March, March + 1, 7)])));

        Assert.Equal([(37, 30), (7, 0)], new[] { March, March + 1 }.Select(month => (MonthOf(month).Elsewhere, MonthOf(month).OwnInitiated)));
    }

    [Fact]
    public void What_is_taken_back_is_free_again_and_what_there_is_not_cannot_be_taken_back()
    {
        Made(Set("a", Stated("registry", 30), Stated("trial", 20)));

        Made(Change("b") with { EndedCommitments = [new("registry")] });

        Assert.Equal((20, 80), (MonthOf(March).Elsewhere, MonthOf(March).Free));
        var refusal = Decide(Change("c") with { EndedCommitments = [new("registry"), new("trial")] }).Refusal!;
        Assert.Equal((RefusalReason.CommitmentUnknown, "the trust has no other commitment \"registry\""), (refusal.Reason, refusal.Description));
    }

    [Fact]
    public void A_repeated_request_is_answered_as_at_first_and_a_stale_etag_is_refused()
    {
        var first = Made(Set("a", Stated("registry", 30)));
        Made(Set("b", Stated("registry", 40)));

        Assert.Equal((first.Result, null), (Decide(Set("a", Stated("registry", 30))).Result, Decide(Set("a", Stated("registry", 30))).Record));
        Assert.Equal(RefusalReason.EtagMismatch, Decide(Set("c", Stated("registry", 1)) with { IfVersion = 1 }).Refusal!.Reason);
    }

    [Fact]
    public void Everything_wrong_with_one_is_said_at_once_each_by_its_field_or_its_row_and_column()
    {
        var refusal = Decide(Set(
            "a",
            new StatedCommitment(new("Regi stry"), "=SUM(A1)", "-1", (OtherCommitmentKind)9, [new DeclaredRange(Nurses, March, March, 0), new DeclaredRange(new("slots"), March, March - 1, 0)]),
            new StatedCommitment(new("trial"), " ", "", OtherCommitmentKind.OwnInitiated, [new DeclaredRange(Nurses, Month.Of(2026, 12), March, 1, Row: 3)], Row: 3),
            new StatedCommitment(new("trial"), "Born 13097248022", "", OtherCommitmentKind.OwnInitiated, [new DeclaredRange(Nurses, March, March, 1, Row: 4), new DeclaredRange(Nurses, March, March, 1, Row: 5)], Row: 4))).Refusal!;

        Assert.Equal(
            [
                "other_commitment.field", "other_commitment.id", "other_commitment.kind", "other_commitment.label", "other_commitment.months",
                "other_commitment.months[1].last_month", "other_commitment.months[1].pool_id",
                "row 3, column label", "row 3, column month", "row 4, column commitment", "row 4, column label", "row 5, column month",
            ],
            refusal.Violations.Where(violation => !violation.Field.EndsWith("amount", StringComparison.Ordinal)).Select(violation => violation.Field).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("13097248022", refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_are_kept_than_a_change_can_store_again()
    {
        Made(Set("a", [.. Enumerable.Range(0, 50).Select(i => Stated($"registry-{i}", 1))]));
        for (var i = 1; i < 10; i++)
        {
            Made(Set($"more-{i}", [.. Enumerable.Range(0, 50).Select(n => new StatedCommitment(
                new($"registry-{i}-{n}"), "Registry", "", OtherCommitmentKind.OwnInitiated, [new DeclaredRange(new("imaging-slots"), March, March, 0), new DeclaredRange(Nurses, March + i, March + i, 1)]))]));
        }

        Assert.Equal("other_commitments", Assert.Single(Decide(Set("one-too-many", Stated("another", 1))).Refusal!.Violations).Field);
    }

    private static TrustChange Change(string requestId) => new(new RequestId(requestId), null);

    private static TrustChange Set(string requestId, params ImmutableArray<StatedCommitment> commitments) => Change(requestId) with { OtherCommitments = commitments };

    private static StatedCommitment Stated(string id, int amount, int months = 1) =>
        new(new(id), "Registry", "breast-cancer", OtherCommitmentKind.OwnInitiated, [new DeclaredRange(Nurses, March, March + (months - 1), amount)]);

    private static ImmutableArray<PoolTake> Takes(int amount) => [new(Nurses, March, [amount])];

    private PoolCapacityMonth MonthOf(Month month) =>
        _ledger.CapacityOf(_record.Figures.ApplyTo(Defaults).Find(Nurses)!, month, 1).Months[0];

    private TrustDecision Decide(TrustChange change, DateTimeOffset? now = null, bool mayEvict = true) =>
        TrustDecisions.Change(_record, Defaults, _ledger, change, change.RequestId.Value, now ?? Now, mayEvict);

    private TrustDecision Made(TrustChange change, DateTimeOffset? now = null)
    {
        var decision = Decide(change, now);
        Assert.Null(decision.Refusal);
        _record = decision.Record!;
        foreach (var hold in decision.Evicted)
        {
            _ledger.Evict(hold.Study, Now);
        }

        _ledger.Declare(new ProfileCapacity(decision.Profile!));
        return decision;
    }

    private void Reserve(string study, int amount, bool commits = false)
    {
        var now = Now.AddMinutes(_ledger.Holds.Count);
        Assert.True(_ledger.Reserve(new Reservation(new StudyId(study), Round: 1, Patients: 3, Takes(amount)), now).IsHeld);
        if (commits)
        {
            Assert.True(_ledger.Revise(new HoldRevision(new StudyId(study), 1, 1, HoldState.Committed, 3, Takes(amount)), now).IsHeld);
        }
    }
}
