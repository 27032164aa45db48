using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Board;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Board;

public class BoardDecisionsTests
{
    private static readonly BoardFacts Quiet = new([], [], trust => $"the hospital {trust}", OpenRequests: 0, RequestsDueSoon: 0, Helpful: [], TrustsOnDefaults: 0, Trusts: 4, ObstacleCounts.Of([]));

    [Fact]
    public void Where_nothing_is_amiss_nothing_needs_a_decision() => Assert.Empty(BoardDecisions.Of(Quiet));

    [Fact]
    public void No_more_than_three_are_asked_for_and_what_is_due_comes_first()
    {
        var facts = Quiet with
        {
            ThisYear = [Share(IndicatorKind.RequestsSilent, 4, 10), Share(IndicatorKind.SitesWithoutPatients, 3, 6), Declines(DeclineReason.Staff, 5, 9)],
            OpenRequests = 7,
            RequestsDueSoon = 2,
            TrustsOnDefaults = 4,
        };

        var decisions = BoardDecisions.Of(facts);

        Assert.Equal([BoardTopic.AnswersDue, BoardTopic.Silence, BoardTopic.SitesWithoutPatients], decisions.Select(decision => decision.Topic));
        Assert.Contains("2 of 7 open requests", decisions[0].Evidence, StringComparison.Ordinal);
        Assert.Contains("4 of 10 requests", decisions[1].Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(3, 31)]
    public void A_few_unanswered_requests_or_a_small_share_of_them_are_left_to_the_daily_work(int silent, int requests) =>
        Assert.Empty(BoardDecisions.Of(Quiet with { ThisYear = [Share(IndicatorKind.RequestsSilent, silent, requests)] }));

    [Fact]
    public void The_most_frequent_reason_to_decline_is_told_from_three_on()
    {
        Assert.Empty(BoardDecisions.Of(Quiet with { ThisYear = [Declines(DeclineReason.Staff, 2, 2)] }));

        var decision = Assert.Single(BoardDecisions.Of(Quiet with { ThisYear = [Declines(DeclineReason.Staff, 3, 8), Declines(DeclineReason.Timelines, 4, 8)] }));

        Assert.Contains("timelines", decision.Title, StringComparison.Ordinal);
        Assert.Contains("4 of 8", decision.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_more_capacity_would_do_the_most_helpful_is_told_and_nothing_where_nothing_helps()
    {
        var helpful = Quiet with { Helpful = [Effect("bergen", 1), Effect("ous", 3), Effect("unn", 0)] };

        Assert.Contains("8,475 study nurse minutes a month at the hospital ous", Assert.Single(BoardDecisions.Of(helpful)).Title, StringComparison.Ordinal);
        Assert.Empty(BoardDecisions.Of(Quiet with { Helpful = [Effect("unn", 0)] }));
    }

    [Fact]
    public void Sites_without_patients_of_the_year_before_count_too() => Assert.Contains(
        "5 of 9 sites",
        Assert.Single(BoardDecisions.Of(Quiet with
        {
            ThisYear = [Share(IndicatorKind.SitesWithoutPatients, 0, 1)],
            YearBefore = [Share(IndicatorKind.SitesWithoutPatients, 5, 8)],
        })).Evidence,
        StringComparison.Ordinal);

    [Fact]
    public void Growth_below_the_goal_is_told_and_growth_above_it_is_not()
    {
        Assert.Equal(BoardTopic.Growth, Assert.Single(BoardDecisions.Of(Quiet with { ThisYear = [Growth(110, 100)] })).Topic);
        Assert.Empty(BoardDecisions.Of(Quiet with { ThisYear = [Growth(120, 100)] }));
        Assert.Empty(BoardDecisions.Of(Quiet with { ThisYear = [Growth(3, 100)] }));
    }

    private static IndicatorValue Share(IndicatorKind kind, int numerator, int denominator) => IndicatorValue.Share(kind, numerator, denominator);

    private static IndicatorValue Declines(DeclineReason reason, int numerator, int denominator) =>
        IndicatorValue.Share(IndicatorKind.DeclineReasons, numerator, denominator, reason);

    private static IndicatorValue Growth(int now, int before) =>
        IndicatorValue.Growth(IndicatorKind.RecruitedGrowth, now, before);

    private static CapacityEffect Effect(string trust, int studies) => new(
        new CapacityChange.MoreOfPool(TrustId.FromText(trust), Pool.Shared(PoolKind.StudyNurseMinutes), 8_475),
        studies == 0 ? StudiesHelped.None : StudiesHelped.None with { ByArea = ImmutableSortedDictionary<Area, int>.Empty.Add(Area.Cancer, studies) },
        StudiesHelped.None);
}
