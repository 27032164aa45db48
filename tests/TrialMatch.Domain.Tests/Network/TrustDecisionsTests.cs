using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Network;

public class TrustDecisionsTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly Month March = Month.Of(2027, 3);
    private static readonly PoolId Nurses = PoolIds.Of(PoolKind.StudyNurseMinutes);
    private static readonly TrustProfile Defaults = PlanningDefaults.ProfileFor(NetworkSeed.Load(), new TrustId("innlandet"));

    private readonly Ledger _ledger = new(new ProfileCapacity(Defaults));
    private TrustRecord _record = TrustRecord.Empty;

    [Fact]
    public void A_month_that_is_declared_is_no_planning_default_and_the_others_still_are()
    {
        var decision = Decide(Declare("a", March, March, 4321));

        var pool = decision.Profile!.Find(Nurses)!;
        Assert.Equal(4321, pool.Declared.AmountIn(March));
        Assert.False(pool.IsPlanningDefaultIn(March));
        Assert.Equal(Defaults.Find(Nurses)!.Declared.AmountIn(March + 1), pool.Declared.AmountIn(March + 1));
        Assert.True(pool.IsPlanningDefaultIn(March + 1));
        Assert.Equal(1, decision.Result!.Version);
    }

    [Fact]
    public void A_range_declares_each_of_its_months_and_a_later_change_keeps_the_earlier_ones()
    {
        Made(Declare("a", March, March + 2, 100));
        var decision = Made(Declare("b", March + 2, March + 3, 200));

        var declared = decision.Profile!.Find(Nurses)!.Declared;
        Assert.Equal([100, 100, 200, 200], Enumerable.Range(0, 4).Select(i => declared.AmountIn(March + i)));
        Assert.Equal(2, decision.Result!.Version);
    }

    [Fact]
    public void What_would_be_declared_is_said_beside_what_is_declared_in_runs_of_months()
    {
        Made(Declare("a", March, March + 2, 100));
        Made(Declare("b", March + 3, March + 3, 250));
        var usual = Defaults.Find(Nurses)!.Declared;
        var change = Change("c") with
        {
            Declarations = [new DeclaredRange(Nurses, March + 1, March + 3, 250), new DeclaredRange(Nurses, March + 4, March + 4, usual.AmountIn(March + 4) + 1)],
        };

        Assert.Equal(
            [new AmountChange(Nurses, March + 1, March + 2, 100, 250), new AmountChange(Nurses, March + 4, March + 4, usual.AmountIn(March + 4), usual.AmountIn(March + 4) + 1)],
            Decide(change).Amounts);
    }

    [Fact]
    public void Eligible_patients_said_by_the_year_are_shown_for_the_twelve_months_to_come()
    {
        var stroke = new PoolId("eligible-patients.stroke");
        var declared = Defaults.Find(stroke)!.Declared;

        var amounts = Decide(Change("a") with { EligiblePatients = [new EligiblePatients(stroke, 12_000)] }).Amounts;

        var thisMonth = Month.Of(2027, 1);
        var months = amounts.SelectMany(run => Enumerable.Range(0, run.Last - run.First + 1).Select(i => (Month: run.First + i, run.Before, run.After)));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (thisMonth + i, (long)declared.AmountIn(thisMonth + i), 1_000L)), months);
    }

    [Fact]
    public void What_stands_in_a_network_file_is_replaced_figure_by_figure()
    {
        var change = Change("a") with
        {
            Capabilities = [Capability.Mri],
            ConsentSharePercent = 41,
            StartUpMonths = 1,
            Costs = new SiteCosts(1, 2, 3),
            Sites = [new OwnSite(Area.Cancer, IsOpen: false), new OwnSite(Area.MedicalDevices, IsOpen: true)],
        };

        var profile = Made(change).Profile!;

        Assert.Equal([Capability.Mri], profile.Capabilities);
        Assert.Equal((41, 1, new SiteCosts(1, 2, 3)), (profile.ConsentSharePercent, profile.StartUpMonths, profile.Costs));
        Assert.DoesNotContain(Area.Cancer, profile.OpenAreas);
        Assert.Contains(Area.MedicalDevices, profile.OpenAreas);
        Assert.Equal([Area.Cancer, Area.MedicalDevices], profile.DeclaredAreas);
        Assert.Equal([FigureGroup.Networks], profile.DefaultFigures);
        Assert.True(profile.IsPlanningDefault(FigureGroup.Capacity));
    }

    [Fact]
    public void Which_networks_it_is_in_is_its_own_figure_once_it_has_said_so_of_every_area()
    {
        var areas = CentreAreas.All;

        var profile = Made(Change("a") with { Sites = [.. areas.Select(area => new OwnSite(area, IsOpen: true))] }).Profile!;

        Assert.False(profile.IsPlanningDefault(FigureGroup.Networks));
        Assert.Equal(areas.Order(), profile.OpenAreas.Order());
    }

    [Fact]
    public void Eligible_patients_are_declared_by_the_year_and_may_be_of_a_group_it_had_none_of()
    {
        var pool = PoolIds.Of(ConditionGroup.Diabetes);
        var other = Defaults.Pools.First(entry => entry.Pool.Kind == PoolKind.EligiblePatients && entry.Pool.Id != pool);

        var profile = Made(Change("a") with { EligiblePatients = [new EligiblePatients(pool, 30)] }).Profile!;

        Assert.Equal(2.5, profile.Find(pool)!.Declared.MeanPerMonth);
        Assert.False(profile.Find(pool)!.IsPlanningDefault);
        Assert.True(profile.Find(other.Pool.Id)!.IsPlanningDefault);
    }

    [Fact]
    public void A_site_closes_for_some_months_and_opens_again_in_some_of_them()
    {
        Made(Change("a") with { SitePeriods = [new SitePeriod(Area.Cancer, March, March + 4, IsOpen: false)] });
        Made(Change("b") with { SitePeriods = [new SitePeriod(Area.Cancer, March + 1, March + 2, IsOpen: true), new SitePeriod(Area.BrainHealth, March, March, IsOpen: false)] });

        var profile = Made(Declare("c", March, March, 1)).Profile!;

        Assert.Equal(
            [new(Area.Cancer, March), new(Area.Cancer, March + 3), new(Area.Cancer, March + 4), new ClosedMonth(Area.BrainHealth, March)],
            profile.ClosedMonths.OrderBy(closed => closed.Area));
        Assert.Equal(Defaults.OpenAreas, profile.OpenAreas);
        Assert.Equal([new ClosedMonth(Area.Cancer, March + 4)], Made(Change("d"), Now.AddMonths(6)).Profile!.ClosedMonths);
    }

    [Fact]
    public void A_period_of_a_site_is_of_a_known_area_in_months_that_can_be_declared_each_once()
    {
        var change = Change("a") with
        {
            SitePeriods =
            [
                new SitePeriod((Area)99, March, March, IsOpen: false),
                new SitePeriod(Area.Cancer, Month.Of(2026, 12), March, IsOpen: false),
                new SitePeriod(Area.Cancer, March + 1, March, IsOpen: false),
                new SitePeriod(Area.Cancer, March, March + 2, IsOpen: false),
                new SitePeriod(Area.Cancer, March + 2, March + 3, IsOpen: true),
                new SitePeriod(Area.BrainHealth, March, Month.Of(2037, 1), IsOpen: false),
            ],
        };

        Assert.Equal(
            ["periods[0].area", "periods[1].first_month", "periods[2].last_month", "periods[4].first_month", "periods[5].last_month"],
            Decide(change).Refusal!.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void Where_patients_are_treated_is_replaced_group_by_group_and_ends_with_0_percent()
    {
        Made(Change("a") with { Referrals = [new Referral(ConditionGroup.Stroke, new("ous"), 100), new Referral(ConditionGroup.BreastCancer, new("ous"), 40)] });
        Made(Change("b") with { Referrals = [new Referral(ConditionGroup.BreastCancer, new("ahus"), 50)] });

        var profile = Made(Change("c") with { Referrals = [new Referral(ConditionGroup.Stroke, new("ous"), 0)] }).Profile!;

        Assert.Equal([new Referral(ConditionGroup.BreastCancer, new("ahus"), 50)], profile.Referrals);
    }

    [Fact]
    public void A_referral_is_of_a_known_group_to_another_trust_and_each_group_once()
    {
        var refusal = Decide(Change("a") with
        {
            Referrals =
            [
                new Referral((ConditionGroup)999, new("ous"), 100), new Referral(ConditionGroup.Stroke, Defaults.Id, 100),
                new Referral(ConditionGroup.Stroke, new("ous"), 101),
            ],
        }).Refusal!;

        Assert.Equal(
            ["trust.referrals[0].condition_group", "trust.referrals[1].treated_at", "trust.referrals[2].percent", "trust.referrals"],
            refusal.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void What_other_trusts_forbid_is_refused_but_a_repeated_request_is_answered_as_at_first()
    {
        var forbidden = Refusal.Of(RefusalReason.InvalidField, "trust.referrals[0].treated_at", "it does not treat them");
        var change = Change("a") with { Referrals = [new Referral(ConditionGroup.Stroke, new("ous"), 100)] };

        Assert.Equal(forbidden, TrustDecisions.Change(_record, Defaults, _ledger, change, "a", Now, mayEvict: false, forbidden).Refusal);
        var first = Made(change).Result;
        Assert.Equal(first, TrustDecisions.Change(_record, Defaults, _ledger, change, "a", Now, mayEvict: false, forbidden).Result);
    }

    [Fact]
    public void A_repeated_request_is_answered_as_at_first_and_changes_nothing()
    {
        var first = Made(Declare("a", March, March, 10));
        Made(Declare("b", March, March, 20));

        var again = Decide(Declare("a", March, March, 10));

        Assert.Equal(first.Result, again.Result);
        Assert.Null(again.Record);
        Assert.Empty(again.Evicted);
    }

    [Fact]
    public void The_same_request_id_with_other_content_is_refused()
    {
        Made(Declare("a", March, March, 10));

        var decision = Decide(Declare("a", March, March, 11), fingerprint: "another");

        Assert.Equal(RefusalReason.RequestIdReused, decision.Refusal!.Reason);
    }

    [Fact]
    public void A_stale_etag_is_refused_and_the_present_one_is_not()
    {
        Made(Declare("a", March, March, 10));

        Assert.Equal(RefusalReason.EtagMismatch, Decide(Declare("b", March, March, 11) with { IfVersion = 0 }).Refusal!.Reason);
        Assert.Equal(2, Made(Declare("c", March, March, 11) with { IfVersion = 1 }).Result!.Version);
    }

    [Fact]
    public void Below_what_is_committed_is_refused_naming_study_pool_and_month()
    {
        Reserve("study-a", 60, commits: true);

        var refusal = Decide(Declare("a", March, March, 59)).Refusal!;

        Assert.Equal(RefusalReason.BelowCommitted, refusal.Reason);
        var violation = Assert.Single(refusal.Violations);
        Assert.Equal("study-nurse-minutes 2027-03", violation.Field);
        Assert.Equal("studies/study-a has 60 of the 60 committed of study-nurse-minutes in 2027-03, where 59 would be declared", violation.Description);
    }

    [Fact]
    public void Below_what_is_held_the_newest_holds_give_way_and_are_named()
    {
        Reserve("older", 60);
        Reserve("newer", 50);

        var decision = Decide(Declare("a", March, March, 100));

        Assert.Equal([new Eviction(new StudyId("newer"), Round: 1, Patients: 3)], decision.Result!.Evicted);
        Assert.Equal("newer", Assert.Single(decision.Evicted).Study.Value);
    }

    [Fact]
    public void Below_what_is_held_nothing_changes_and_the_studies_are_named_where_nobody_said_that_holds_may_give_way()
    {
        Reserve("older", 60);
        Reserve("newer", 50);

        var decision = Decide(Declare("a", March, March, 100), mayEvict: false);

        Assert.Equal((RefusalReason.WouldEvict, null), (decision.Refusal!.Reason, decision.Record));
        var violation = Assert.Single(decision.Refusal.Violations);
        Assert.Equal(("allow_eviction", "studies/newer would lose what it holds for 3 patients"), (violation.Field, violation.Description));
        Assert.Null(Decide(Declare("a", March, March, 110), mayEvict: false).Refusal);
    }

    [Fact]
    public void Fewer_eligible_patients_make_holds_give_way_too()
    {
        var pool = Defaults.Pools.First(entry => entry.Pool.Kind == PoolKind.EligiblePatients && entry.Declared.AmountIn(March) > 0).Pool.Id;
        _ledger.Reserve(new Reservation(new StudyId("study"), 1, 1, [new PoolTake(pool, March, [1])]), Now);

        var decision = Decide(Change("a") with { EligiblePatients = [new EligiblePatients(pool, 0)] });

        Assert.Equal("study", Assert.Single(decision.Evicted).Study.Value);
    }

    [Fact]
    public void Everything_wrong_with_a_change_is_said_at_once_each_by_its_field()
    {
        var change = new TrustChange(new RequestId("a b"), null)
        {
            Declarations =
            [
                new DeclaredRange(new PoolId("nurses"), March, March, 1),
                new DeclaredRange(Nurses, Month.Of(2026, 12), March, 1),
                new DeclaredRange(Nurses, March + 1, March, 1),
                new DeclaredRange(Nurses, March, March, -1),
                new DeclaredRange(Nurses, March, Month.Of(2037, 1), 1),
                new DeclaredRange(Nurses, March, March, 2),
                new DeclaredRange(Nurses, March, March, 3, Row: 9),
            ],
            EligiblePatients = [new EligiblePatients(Nurses, -1)],
            Sites = [new OwnSite(Area.Cancer, true), new OwnSite(Area.Cancer, false)],
            Capabilities = [Capability.Mri, Capability.Unspecified],
            ConsentSharePercent = 101,
            StartUpMonths = 25,
            Costs = new SiteCosts(-1, 1_000_001, 0),
        };

        Assert.Equal(
            [
                "request_id",
                "declarations[0].pool_id", "declarations[1].first_month", "declarations[2].last_month", "declarations[3].amount",
                "declarations[4].last_month", "declarations[5].first_month", "row 9, column month",
                "trust.eligible_patients[0].pool_id", "trust.eligible_patients[0].patients_per_year", "close[0]", "trust.capabilities[1]",
                "trust.consent_share_percent", "trust.start_up_months", "trust.costs.start_up_units", "trust.costs.upkeep_units_per_month",
            ],
            Decide(change).Refusal!.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void A_site_belongs_to_a_network_so_the_fields_without_a_centre_have_none_to_open_or_to_close_for_months()
    {
        var change = Change("a") with
        {
            Sites = [new OwnSite(Area.OtherFields, true)],
            SitePeriods = [new SitePeriod(Area.OtherFields, March, March, IsOpen: false)],
        };

        Assert.Equal(["open[0]", "periods[0].area"], Decide(change).Refusal!.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public void Ten_years_from_the_present_month_on_can_be_declared()
    {
        var first = Month.Of(2027, 1);

        Assert.Null(Decide(Declare("a", first, first + 119, 5000)).Refusal);
        Assert.NotNull(Decide(Declare("a", first, first + 120, 5000)).Refusal);
        Assert.NotNull(Decide(Declare("a", first - 1, first - 1, 5000)).Refusal);
    }

    [Fact]
    public void As_many_months_as_can_be_declared_over_the_years_can_be_kept()
    {
        for (var year = 0; year < 12; year++)
        {
            var now = Now.AddYears(year);
            var month = Month.Of(now.Year, 1);
            Made(Declare($"request-{year}", month, month + 119, 5000), now);
        }

        var months = Assert.Single(_record.Figures.Pools).Months;
        Assert.Equal(180, months.Length);
        Assert.Equal(Month.Of(2033, 1), months[0].Month);
    }

    [Fact]
    public void A_request_is_remembered_for_thirty_days_however_many_come_after_it()
    {
        var first = Made(Declare("first", March, March, 10)).Result;
        for (var i = 0; i < 1_100; i++)
        {
            Made(Declare($"request-{i}", March, March, i), Now.AddSeconds(i));
        }

        Made(Declare("late", March, March, 11), Now.AddDays(29));

        Assert.Equal(first, Decide(Declare("first", March, March, 10), Now.AddDays(29)).Result);
        Assert.Null(Decide(Declare("first", March, March, 10), Now.AddDays(29)).Record);
    }

    [Fact]
    public void A_request_of_more_than_thirty_days_ago_is_forgotten_with_the_next_change()
    {
        Made(Declare("old", March, March, 10), Now);

        Made(Declare("next", March, March, 11), Now.AddDays(31));

        Assert.Equal("next", Assert.Single(_record.Requests).RequestId.Value);
    }

    private static TrustChange Change(string requestId) => new(new RequestId(requestId), null);

    private static TrustChange Declare(string requestId, Month first, Month last, int amount) =>
        Change(requestId) with { Declarations = [new DeclaredRange(Nurses, first, last, amount)] };

    private TrustDecision Decide(TrustChange change, DateTimeOffset? now = null, string? fingerprint = null, bool mayEvict = true) =>
        TrustDecisions.Change(_record, Defaults, _ledger, change, fingerprint ?? change.RequestId.Value, now ?? Now, mayEvict);

    private TrustDecision Made(TrustChange change, DateTimeOffset? now = null)
    {
        var decision = Decide(change, now);
        Assert.Null(decision.Refusal);
        _record = decision.Record!;
        return decision;
    }

    private void Reserve(string study, int amount, bool commits = false)
    {
        ImmutableArray<PoolTake> takes = [new(Nurses, March, [amount])];
        var now = Now.AddMinutes(_ledger.Holds.Count);
        Assert.True(_ledger.Reserve(new Reservation(new StudyId(study), Round: 1, Patients: 3, takes), now).IsHeld);
        if (commits)
        {
            Assert.True(_ledger.Revise(new HoldRevision(new StudyId(study), 1, 1, HoldState.Committed, 3, takes), now).IsHeld);
        }
    }
}
