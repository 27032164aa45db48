using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Indicators;

public class PeriodIndicatorsTests
{
    public static TheoryData<string> Scopes => ["nation", "east", "trust-4", "cancer"];

    [Theory]
    [MemberData(nameof(Scopes))]
    public void Every_figure_of_every_scope_and_period_is_what_counting_one_by_one_gives(string name)
    {
        var life = SimulatedLife.Of(Seed.Random(), studies: 400);
        foreach (var kind in new[] { PeriodKind.Month, PeriodKind.Tertial, PeriodKind.Year })
        {
            foreach (var period in IndicatorPeriod.Between(kind, Month.Of(2026, 1), Month.Of(2027, 2)))
            {
                var values = PeriodIndicators.Of(ScopeOf(name), life.In(period), SimulatedLife.Country);
                Assert.All(values, value => Assert.Equal(Counted(name, life, period, value), (value.Value, value.Denominator)));
            }
        }
    }

    [Fact]
    public void A_study_with_sites_in_two_regions_counts_once_in_each_and_once_in_the_nation()
    {
        var study = Placed(("trust-0", 6), ("trust-1", 7), ("trust-4", 8));

        Assert.Equal(1, ValueOf(ScopeOf("nation"), study, IndicatorKind.Studies));
        Assert.Equal(1, ValueOf(ScopeOf("east"), study, IndicatorKind.Studies));
        Assert.Equal(1, ValueOf(ScopeOf("west"), study, IndicatorKind.Studies));
        Assert.Equal(1, ValueOf(ScopeOf("nation"), study, IndicatorKind.StudiesInSeveralRegions));
        Assert.Equal(13, ValueOf(ScopeOf("east"), study, IndicatorKind.PatientsAtMost));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void From_one_to_four_patients_are_not_told_neither_as_value_nor_as_numerator(int patients)
    {
        var value = Values(ScopeOf("nation"), Placed(("trust-0", patients))).Single(value => value.Kind == IndicatorKind.PatientsAtMost);

        Assert.Equal((true, null, 0, 1), (value.IsWithheld, value.Value, value.Numerator, value.Denominator));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void No_patients_and_five_or_more_are_told(int patients) =>
        Assert.Equal(patients, ValueOf(ScopeOf("nation"), Placed(("trust-0", patients)), IndicatorKind.PatientsAtMost));

    [Theory]
    [InlineData(3, 20)]
    [InlineData(20, 3)]
    public void A_comparison_with_from_one_to_four_patients_on_either_side_tells_neither(int now, int before)
    {
        var facts = PeriodFacts.None with { Recruitment = [Recruited(now)], RecruitmentYearBefore = [Recruited(before)] };

        var growth = PeriodIndicators.Of(ScopeOf("nation"), facts, SimulatedLife.Country).Single(value => value.Kind == IndicatorKind.RecruitedGrowth);

        Assert.Equal((true, null, 0, 0), (growth.IsWithheld, growth.Value, growth.Numerator, growth.Denominator));
    }

    [Fact]
    public void Patients_count_by_home_where_the_plan_expected_them_to_live_and_else_where_they_are_treated()
    {
        var facts = PeriodFacts.None with { Recruitment = [Recruited(20) with { Homes = [new HomeShare(SimulatedLife.West, 0.75), new HomeShare(SimulatedLife.East, 0.25)] }, Recruited(8)] };

        Assert.Equal((28, 13), Numerators("east"));
        Assert.Equal((0, 15), Numerators("west"));

        (int, int) Numerators(string scope)
        {
            var values = PeriodIndicators.Of(ScopeOf(scope), facts, SimulatedLife.Country).ToLookup(value => value.Kind, value => value.Numerator);
            return (values[IndicatorKind.PatientsPerInhabitantsTreated].Single(), values[IndicatorKind.PatientsPerInhabitantsHome].Single());
        }
    }

    [Fact]
    public void A_trust_without_a_catchment_has_no_figure_per_inhabitants() =>
        Assert.All(
            PeriodIndicators.Of(ScopeOf("trust-6"), PeriodFacts.None with { Recruitment = [Recruited(9)] }, SimulatedLife.Country)
                .Where(value => value.Kind is IndicatorKind.PatientsPerInhabitantsTreated or IndicatorKind.PatientsPerInhabitantsHome),
            value => Assert.Null(value.Value));

    [Fact]
    public void A_reply_tells_no_small_number_of_patients_by_a_sum_since_periods_have_no_total()
    {
        var months = IndicatorPeriod.Between(PeriodKind.Month, Month.Of(2026, 1), Month.Of(2026, 12));

        Assert.Equal(12, months.Length);
        Assert.All(months.Zip(months.Skip(1)), pair => Assert.Equal(pair.First.Ends, pair.Second.Begins));
    }

    [Fact]
    public void Every_indicator_is_defined_once_in_order() => Assert.Equal(
        Enum.GetValues<IndicatorKind>().Where(kind => kind != IndicatorKind.Unspecified),
        IndicatorDefinition.All.Select(definition => definition.Kind));

    [Theory]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    public void A_quantile_is_interpolated_between_the_nearest_two(double share, double expected) =>
        Assert.Equal(expected, Quantile.Of([1, 2, 3, 4], share)!.Value, 1e-12);

    [Fact]
    public void A_quantile_of_nothing_is_none() => Assert.Null(Quantile.Of([], 0.5));

    [Fact]
    public void Periods_are_calendar_months_tertials_and_years_of_Oslo()
    {
        Assert.Equal((Month.Of(2027, 5), 4), Parts(IndicatorPeriod.Of(PeriodKind.Tertial, Month.Of(2027, 8))));
        Assert.Equal((Month.Of(2027, 1), 12), Parts(IndicatorPeriod.Of(PeriodKind.Year, Month.Of(2027, 12))));
        Assert.Equal(new DateTimeOffset(2027, 6, 30, 22, 0, 0, TimeSpan.Zero), IndicatorPeriod.Of(PeriodKind.Month, Month.Of(2027, 6)).Ends);
        Assert.Equal(2, IndicatorPeriod.Count(PeriodKind.Tertial, Month.Of(2027, 4), Month.Of(2027, 5)));
        Assert.True(IndicatorPeriod.Count(PeriodKind.Month, Month.Of(2027, 4), Month.Of(2027, 3)) <= 0);
    }

    private static (Month First, int Months) Parts(IndicatorPeriod period) => (period.First, period.Months);

    private static bool IsIn(IndicatorPeriod period, DateTimeOffset at) => at >= period.Begins && at < period.Ends;

    private static IndicatorScope ScopeOf(string name) => name switch
    {
        "nation" => new IndicatorScope.Nation(),
        "cancer" => new IndicatorScope.OfCentre(Area.Cancer),
        "east" => new IndicatorScope.OfRegion(SimulatedLife.East, SimulatedLife.Trusts.Where(SimulatedLife.IsInEast).ToFrozenSet()),
        "west" => new IndicatorScope.OfRegion(SimulatedLife.West, SimulatedLife.Trusts.Where(trust => trust.Value is "trust-3" or "trust-4" or "trust-5").ToFrozenSet()),
        _ => new IndicatorScope.OfTrust(new TrustId(name)),
    };

    private static RecruitmentFact Recruited(int patients) => new(new StudyId("study"), new TrustId("trust-0"), Area.Cancer, Month.Of(2026, 3), patients, Homes: []);

    private static StudyFact Placed(params (string Trust, int Patients)[] sites)
    {
        var at = OsloTime.StartOf(new DateOnly(2026, 3, 1));
        return new StudyFact(
            Area.Cancer, StudyState.Placed, at, at.AddDays(8), at.AddDays(9), [.. sites.Select(site => new AskedTrust(new TrustId(site.Trust), Area.Cancer, TakesPart: true, site.Patients))]);
    }

    private static ImmutableArray<IndicatorValue> Values(IndicatorScope scope, StudyFact study) => PeriodIndicators.Of(scope, PeriodFacts.None with { Studies = [study] }, SimulatedLife.Country);

    private static double? ValueOf(IndicatorScope scope, StudyFact study, IndicatorKind kind) => Values(scope, study).Single(value => value.Kind == kind).Value;

    /// <summary>The same figure by another way: one look at each study and request, as the definition reads.</summary>
    private static (double? Value, int Denominator) Counted(string scope, SimulatedLife life, IndicatorPeriod period, IndicatorValue value)
    {
        bool Here(TrustId trust, Area area) => scope switch
        {
            "nation" => true,
            "cancer" => area == Area.Cancer,
            "east" => trust.Value is "trust-0" or "trust-1" or "trust-2",
            _ => trust.Value == scope,
        };

        List<RequestFact> requests = [];
        foreach (var request in life.Requests)
        {
            if (IsIn(period, request.AskedAt) && Here(request.Trust, request.Area) && (int)request.State is >= 1 and <= 6)
            {
                requests.Add(request);
            }
        }

        List<StudyFact> studies = [], placed = [];
        foreach (var study in life.Studies)
        {
            var concerns = scope == "nation" || (scope == "cancer" && study.Lead == Area.Cancer);
            var takesPart = false;
            foreach (var trust in study.Trusts)
            {
                concerns |= Here(trust.Trust, trust.Area);
                takesPart |= trust.TakesPart && Here(trust.Trust, trust.Area);
            }

            if (IsIn(period, study.RegisteredAt) && concerns)
            {
                studies.Add(study);
                if (takesPart && WasPlaced(study))
                {
                    placed.Add(study);
                }
            }
        }

        var declined = requests.Where(request => request.State == RequestState.Declined).ToList();
        var accepted = requests.Where(request => request.State != RequestState.Declined && request.AcceptedPatients > 0).ToList();
        var silent = requests.Count(request => request.State == RequestState.NoAnswer);
        var answered = accepted.Concat(declined).ToList();
        var offered = studies.Where(study => study.OfferedAt.HasValue || study.State == StudyState.Offered || WasPlaced(study)).ToList();
        var patients = placed.Sum(study => study.Trusts.Where(trust => trust.TakesPart && Here(trust.Trust, trust.Area)).Sum(trust => trust.AcceptedPatients));
        var (recruited, recruitedBefore, recruiting, living) = (0, 0, new HashSet<StudyId>(), 0d);
        foreach (var month in life.Recruitment)
        {
            var isIn = month.Month.FirstDay >= period.FirstDay && month.Month.FirstDay <= period.LastDay;
            living += isIn ? month.Patients * (month.Homes.IsEmpty ? (SimulatedLife.IsInEast(month.Trust) ? 1 : 0) : 0.25) : 0;
            if (Here(month.Trust, month.Area))
            {
                var isInYearBefore = month.Month.FirstDay.AddYears(1) >= period.FirstDay && month.Month.FirstDay.AddYears(1) <= period.LastDay;
                recruitedBefore += isInYearBefore ? month.Patients : 0;
                recruited += isIn ? month.Patients : 0;
                if (isIn && month.Patients > 0)
                {
                    recruiting.Add(month.Study);
                }
            }
        }

        var sites = placed.SelectMany(study => study.Trusts, (study, trust) => (Study: study, Trust: trust)).Where(site => site.Trust.TakesPart && Here(site.Trust.Trust, site.Trust.Area)).ToList();
        var started = sites.Where(site => site.Trust.RecruitedPatients > 0).GroupBy(site => site.Study)
            .Select(study => OsloTime.StartOf((study.Min(site => site.Trust.FirstPatient!.Value) + 1).FirstDay) - study.Key.PlacedAt).ToList();
        var promising = sites.Where(site => site.Trust.PromisedPatients.HasValue).ToList();
        var promised = (int)Math.Round(promising.Sum(site => site.Trust.PromisedPatients!.Value));
        var told = studies.Where(study => study.Loss.HasValue).ToList();
        var interests = studies.SelectMany(study => study.Trusts).Where(trust => Here(trust.Trust, trust.Area) && trust.Interest.HasValue).Select(trust => (int)trust.Interest!.Value).ToList();
        var inhabitants = scope switch
        {
            "east" => 900_000,
            "trust-4" => 140_000,
            _ => 1_200_000,
        };
        var account = life.Accounts.Where(placement => IsIn(period, placement.PlacedAt)).ToList();
        return value.Kind switch
        {
            IndicatorKind.Requests => (requests.Count, 0),
            IndicatorKind.RequestsAccepted => Share(accepted.Count, requests.Count),
            IndicatorKind.RequestsDeclined => Share(declined.Count, requests.Count),
            IndicatorKind.RequestsSilent => Share(silent, requests.Count),
            IndicatorKind.RequestsAnsweredInTime => Share(answered.Count(request => request.AnsweredAt is null || request.AnsweredAt <= request.AnswerBy), answered.Count + silent),
            IndicatorKind.DaysToAnswerMedian => (AtRank(answered.Select(request => request.AnsweredAt - request.AskedAt), 5), answered.Count),
            IndicatorKind.DaysToAnswerP90 => (AtRank(answered.Select(request => request.AnsweredAt - request.AskedAt), 9), answered.Count),
            IndicatorKind.DeclineReasons => Share(declined.Count(request => request.DeclineReason == value.DeclineReason), declined.Count),
            IndicatorKind.Studies => (studies.Count, 0),
            IndicatorKind.StudiesOffered => Share(offered.Count, studies.Count),
            IndicatorKind.StudiesPlaced => Share(placed.Count, studies.Count),
            IndicatorKind.StudiesLost => Share(studies.Count(study => study.PlacedAt is null && (int)study.State is 11 or 12), studies.Count),
            IndicatorKind.StudiesInSeveralRegions => Share(placed.Count(study => HasSite(study, '0', '2') && HasSite(study, '3', '5')), placed.Count),
            IndicatorKind.DaysToOfferMedian => (AtRank(offered.Select(study => study.OfferedAt - study.RegisteredAt), 5), offered.Count),
            IndicatorKind.DaysToOfferP90 => (AtRank(offered.Select(study => study.OfferedAt - study.RegisteredAt), 9), offered.Count),
            IndicatorKind.DaysToPlacementMedian => (AtRank(placed.Select(study => study.PlacedAt - study.RegisteredAt), 5), placed.Count),
            IndicatorKind.DaysToPlacementP90 => (AtRank(placed.Select(study => study.PlacedAt - study.RegisteredAt), 9), placed.Count),
            IndicatorKind.PatientsAtMost => (patients is > 0 and < 5 ? null : patients, placed.Count),
            IndicatorKind.PatientsRecruited => (IsSmall(recruited) ? null : recruited, recruiting.Count),
            IndicatorKind.SitesWithoutPatients => Share(sites.Count(site => site.Trust.RecruitedPatients == 0), sites.Count),
            IndicatorKind.DaysToFirstPatientMedian => (AtRank(started, 5), started.Count),
            IndicatorKind.DaysToFirstPatientP90 => (AtRank(started, 9), started.Count),
            IndicatorKind.RecruitedOfPromised => OfPromised(promising.Sum(site => site.Trust.RecruitedPatients), promised),
            IndicatorKind.RecruitedGrowth => Grown(recruited, recruitedBefore),
            IndicatorKind.LossReasons => Share(told.Count(study => study.Loss == value.LossReason), told.Count),
            IndicatorKind.InterestYes => Share(interests.Count(state => state == 2), interests.Count),
            IndicatorKind.InterestNo => Share(interests.Count(state => state == 3), interests.Count),
            IndicatorKind.InterestSilent => Share(interests.Count(state => state == 4), interests.Count),
            IndicatorKind.PatientsPerInhabitantsTreated => PerHundredThousand(recruited, inhabitants),
            IndicatorKind.PatientsPerInhabitantsHome => scope == "east" ? PerHundredThousand((int)Math.Round(living), inhabitants) : (null, 0),
            IndicatorKind.AccountDue => scope == "east" ? OfAccount(account.Sum(placement => placement.Entry.DuePatients)) : (null, 0),
            IndicatorKind.AccountGot => scope == "east" ? OfAccount(account.Sum(placement => placement.Entry.GotPatients)) : (null, 0),
            IndicatorKind.TrustsAsked => scope == "cancer" ? (null, 0) : Share(TrustsOf(requests.Where(request => request.Trust.Value != "trust-6")), scope == "nation" ? 6 : scope == "east" ? 3 : 1),
            IndicatorKind.TrustsAnswering => Share(TrustsOf(answered), TrustsOf(requests)),
            _ => throw new InvalidOperationException($"{value.Kind} is not counted here."),
        };
    }

    private static int TrustsOf(IEnumerable<RequestFact> requests) => requests.GroupBy(request => request.Trust.Value, StringComparer.Ordinal).Count();

    private static bool IsSmall(int patients) => patients is 1 or 2 or 3 or 4;

    private static (double? Value, int Denominator) Grown(int patients, int before) =>
        IsSmall(patients) || IsSmall(before) ? (null, 0) : (before == 0 ? null : (patients / (double)before) - 1, before);

    private static (double? Value, int Denominator) OfPromised(int patients, int promised) =>
        (IsSmall(patients) || promised == 0 ? null : patients / (double)promised, promised);

    private static (double? Value, int Denominator) PerHundredThousand(int patients, int inhabitants) =>
        (IsSmall(patients) ? null : patients * 100_000 / (double)inhabitants, inhabitants);

    private static (double? Value, int Denominator) OfAccount(double patients) => ((int)Math.Round(patients) is var whole && IsSmall(whole) ? null : whole, 0);

    private static bool WasPlaced(StudyFact study) => study.PlacedAt.HasValue || (int)study.State is 5 or 6 or 7;

    private static bool HasSite(StudyFact study, char first, char last) => study.Trusts.Any(trust => trust.TakesPart && trust.Trust.Value[^1] >= first && trust.Trust.Value[^1] <= last);

    private static (double? Value, int Denominator) Share(int numerator, int denominator) => (denominator == 0 ? null : numerator / (double)denominator, denominator);

    /// <summary>The value at rank (n - 1) · tenths / 10, between two values where that is no whole number.</summary>
    private static double? AtRank(IEnumerable<TimeSpan?> times, int tenths)
    {
        double[] days = [.. times.Where(time => time.HasValue).Select(time => time!.Value.TotalDays)];
        if (days.Length == 0)
        {
            return null;
        }

        Array.Sort(days);
        var share = tenths / 10.0;
        var rank = (days.Length - 1) * share;
        var floor = (int)Math.Floor(rank);
        return days[floor] + ((rank - floor) * (days[(int)Math.Ceiling(rank)] - days[floor]));
    }
}
