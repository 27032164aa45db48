using System.Collections.Immutable;
using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>
/// A count of one to four eligible patients that a trust has declared cannot be worked out of plans (R8): whatever is asked, and however
/// the answers are compared, they are the same for each of the counts.
/// </summary>
public class SmallCountsTests
{
    private const int Questions = 15;

    private static readonly NetworkSeed Network = AmpleNetwork.Seed;
    private static readonly ImmutableArray<TrustId> Trusts = [.. Network.NetworkOf(Area.Cancer)];
    private static readonly Month Earliest = Month.Of(2027, 1);

    private readonly Random _random = Seed.Random();

    [Fact]
    public void Whatever_is_asked_the_answer_is_the_same_for_each_small_count()
    {
        for (var question = 0; question < Questions; question++)
        {
            var (ask, trust) = (RandomQuestion(), Trusts[_random.Next(Trusts.Length)]);
            var answers = Enumerable.Range(1, 4).Select(count => ask(trust, Level(count))).ToList();

            Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        }
    }

    [Fact]
    public void Single_months_with_a_small_count_are_the_same_whatever_the_count()
    {
        for (var question = 0; question < Questions; question++)
        {
            var (ask, trust) = (RandomQuestion(), Trusts[_random.Next(Trusts.Length)]);
            var months = Enumerable.Range(0, 60).Where(_ => _random.Next(2) == 0).ToList();
            var answers = Enumerable.Range(1, 4).Select(_ => ask(trust, profile => WithMonths(profile, months, () => _random.Next(1, 5)))).ToList();

            Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        }
    }

    [Fact]
    public void Any_yearly_number_from_one_a_month_to_below_five_is_planned_alike()
    {
        var (ask, trust) = (RandomQuestion(), Trusts[0]);
        var answers = Enumerable.Range(12, 48).Select(year => ask(trust, OfYear(year))).Distinct();

        Assert.Single(answers);
    }

    [Fact]
    public void Fewer_than_five_a_year_are_planned_like_none()
    {
        var (ask, trust) = (RandomQuestion(), Trusts[0]);
        var answers = Enumerable.Range(0, 5).Select(year => ask(trust, OfYear(year))).Distinct();

        Assert.Single(answers);
    }

    [Fact]
    public void Counts_of_five_and_more_are_planned_as_they_are()
    {
        var plans = new[] { 5, 6, 12 }.Select(count => PlannedWith(Draft(), Trusts[0], Level(count))).Select(plan => plan.Sites.Single(site => site.Trust == Trusts[0])).ToList();

        Assert.Equal([5, 6, 12], plans.Select(site => site.EligiblePatientsPerMonth));
        Assert.Equal(plans[0].Rate!.Value.MeanPerMonth * 6 / 5, plans[1].Rate!.Value.MeanPerMonth, 9);
    }

    [Fact]
    public void A_plan_that_rests_on_a_small_count_says_how_it_was_planned_and_never_promises_more_than_one_a_month()
    {
        var plan = PlannedWith(Draft() with { TargetPatients = 60 }, Trusts[0], Level(3));

        Assert.Contains(plan.Assumptions, said => said.Contains("planned as 2.5", StringComparison.Ordinal));
        Assert.All(plan.Sites.Single(site => site.Trust == Trusts[0]).StartsByMonth, patients => Assert.InRange(patients, 0, 1));
        Assert.DoesNotContain(PlannedWith(Draft(), Trusts[0], Level(5)).Assumptions, said => said.Contains("planned as 2.5", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 4, 1)]
    [InlineData(4, 3, 0)]
    [InlineData(4, 0, 0)]
    [InlineData(0, 0, 0)]
    public void Of_a_small_count_one_is_promised_and_only_while_nothing_is_taken(int declared, int free, int promisable) =>
        Assert.Equal(promisable, SmallCounts.PromisableOf(declared, free));

    /// <summary>A study that an attacker may make up, what others hold at the time, and all that a preview of it tells.</summary>
    private Func<TrustId, Func<TrustProfile, TrustProfile>, string> RandomQuestion()
    {
        var first = new DateOnly(2028, 1, 1).AddMonths(_random.Next(24));
        var draft = Draft() with
        {
            TargetPatients = _random.Next(1, 80),
            EnrolmentStart = first,
            EnrolmentEnd = first.AddMonths(_random.Next(1, 30)).AddDays(-1),
            Probability = _random.Next(30, 99) / 100.0,
            MaxPatientsPerSite = _random.Next(2) == 0 ? null : _random.Next(1, 10),
            EligibleSharePerMille = _random.Next(2) == 0 ? null : _random.Next(1, 1001),
            FollowUpMonths = _random.Next(0, 12),
        };
        draft = draft with
        {
            Sites = draft.Sites with { ExcludedTrusts = [.. Trusts.Where(_ => _random.Next(3) == 0)], IsEveryRegionWanted = _random.Next(4) == 0 },
        };
        var taken = Enumerable.Range(0, 120).Select(_ => _random.Next(4) == 0).ToList();
        return (trust, change) =>
        {
            var preview = PlannedOnDefaults.Preview(draft, change: figures => figures.Profile.Id == trust ? Changed(figures, change, taken) : figures, extras: PlanExtras.Menu | PlanExtras.Counterfactuals);
            return JsonSerializer.Serialize(preview);
        };
    }

    private static PlacementPlan PlannedWith(StudyDraft draft, TrustId trust, Func<TrustProfile, TrustProfile> change) =>
        PlannedOnDefaults.Of(draft, change: figures => figures.Profile.Id == trust ? Changed(figures, change, []) : figures);

    /// <param name="taken">By month from <see cref="Earliest"/>: whether another study has one of the patients already.</param>
    private static SiteFigures Changed(SiteFigures figures, Func<TrustProfile, TrustProfile> change, IReadOnlyList<bool> taken)
    {
        var profile = change(figures.Profile);
        return figures with
        {
            Profile = profile,
            Pools = [.. figures.Pools.Select(pool => profile.PromisableOf(pool with { FreeByMonth = FreeOf(profile, pool, taken) }))],
        };
    }

    private static int[] FreeOf(TrustProfile profile, PoolCalendar pool, IReadOnlyList<bool> taken)
    {
        var free = profile.Find(pool.Pool)!.Declared.Over(pool.From, pool.FreeByMonth.Length).ToArray();
        if (pool.Pool == PoolIds.Of(ConditionGroup.BreastCancer))
        {
            for (var i = 0; i < free.Length; i++)
            {
                free[i] = Math.Max(0, free[i] - (taken.ElementAtOrDefault(pool.From + i - Earliest) ? 1 : 0));
            }
        }

        return free;
    }

    private static Func<TrustProfile, TrustProfile> Level(int perMonth) =>
        profile => profile.With(Pool.Eligible(ConditionGroup.BreastCancer), DeclaredCapacity.Level(perMonth));

    private static Func<TrustProfile, TrustProfile> OfYear(int patients) =>
        profile => profile.With(Pool.Eligible(ConditionGroup.BreastCancer), DeclaredCapacity.SpreadOver(patients));

    private static TrustProfile WithMonths(TrustProfile profile, IEnumerable<int> months, Func<int> count)
    {
        var pool = profile.Find(PoolIds.Of(ConditionGroup.BreastCancer))!;
        var declared = months.Aggregate(pool.Declared, (declared, month) => declared.With(Month.Of(2028, 1) + month, count()));
        return profile with { Pools = profile.Pools.Replace(pool, pool with { Declared = declared }) };
    }

    private static StudyDraft Draft() => new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 20, new(2028, 1, 1), new(2029, 12, 31), Conditions: ["Breast Cancer"], FollowUpMonths: 6);
}
