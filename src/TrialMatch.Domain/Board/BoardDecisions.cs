using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Board;

/// <summary>
/// Finds what needs a decision of a trust's or a region's board. A few rules, in a fixed order: whoever reads it should be able to tell why something
/// stands there and something else does not. The thresholds are choices.
/// </summary>
public static class BoardDecisions
{
    /// <summary>The most that a board is asked to decide.</summary>
    public const int Most = 3;

    private const int Several = 3;
    private const double ManySilent = 0.1;
    private const double ManyWithoutPatients = 0.25;

    public static ImmutableArray<BoardDecision> Of(BoardFacts facts) =>
    [
        .. new[]
        {
            AnswersDue(facts), Silence(facts), SitesWithoutPatients(facts), OneDeclineReason(facts), Capacity(facts), Obstacles(facts), Growth(facts),
            PlanningDefaults(facts),
        }.OfType<BoardDecision>().Take(Most),
    ];

    private static BoardDecision? AnswersDue(BoardFacts facts) => facts.RequestsDueSoon == 0 ? null : new BoardDecision(
        BoardTopic.AnswersDue,
        "Who answers the requests that are due",
        Text($"{facts.RequestsDueSoon} of {facts.OpenRequests} open requests are due within two working days. Silence releases what is held and is counted."));

    private static BoardDecision? Silence(BoardFacts facts) => Find(facts.ThisYear, IndicatorKind.RequestsSilent) is { Value: >= ManySilent, Numerator: >= Several } silent
        ? new BoardDecision(
            BoardTopic.Silence,
            "Who is responsible for answering requests",
            Text($"{silent.Numerator} of {silent.Denominator} requests this year passed their deadline without an answer."))
        : null;

    private static BoardDecision? SitesWithoutPatients(BoardFacts facts)
    {
        var years = new[] { Find(facts.ThisYear, IndicatorKind.SitesWithoutPatients), Find(facts.YearBefore, IndicatorKind.SitesWithoutPatients) }.OfType<IndicatorValue>().ToList();
        var (without, sites) = (years.Sum(year => year.Numerator), years.Sum(year => year.Denominator));
        return without >= 2 && without >= ManyWithoutPatients * sites
            ? new BoardDecision(
                BoardTopic.SitesWithoutPatients,
                "Which sites without patients to support, and which to give up",
                Text($"{without} of {sites} sites of studies that came in these two years and were placed have reported no patient; one that is not open yet counts too."))
            : null;
    }

    private static BoardDecision? OneDeclineReason(BoardFacts facts) => facts.ThisYear
        .Where(value => value.Kind == IndicatorKind.DeclineReasons && value.Numerator >= Several)
        .MaxBy(value => value.Numerator) is { DeclineReason: { } reason } most
            ? new BoardDecision(
                BoardTopic.DeclineReason,
                $"What to do about the most frequent reason to decline: {EnumText.InWords(reason)}",
                Text($"It stands behind {most.Numerator} of {most.Denominator} declined requests this year."))
            : null;

    private static BoardDecision? Capacity(BoardFacts facts) => facts.Helpful
        .OrderByDescending(effect => effect.OnWaiting.Studies + effect.OnRefused.Studies)
        .ThenByDescending(effect => effect.OnWaiting.StudiesCloser + effect.OnRefused.StudiesCloser)
        .FirstOrDefault() is { Change: CapacityChange.MoreOfPool more } best
        && best.OnWaiting.Studies + best.OnRefused.Studies > 0
            ? new BoardDecision(
                BoardTopic.Capacity,
                Text($"Whether to add {more.UnitsPerMonth:N0} {more.Pool.Id.Value.Replace('-', ' ')} a month at {facts.NameOf(more.Trust)}"),
                Text($"Waiting studies that could then be offered: {best.OnWaiting.Studies}; of those not feasible in the last twelve months: {best.OnRefused.Studies}. A full post is 8,475 minutes a month."))
            : null;

    private static BoardDecision? Obstacles(BoardFacts facts) => facts.Obstacles.ByCategory.Where(each => each.Count >= Several).ToList() is { Count: > 0 } often
        ? new BoardDecision(
            BoardTopic.Obstacles,
            $"What to do about what most often stood in the way: {EnumText.InWords(often.MaxBy(each => each.Count).Category)}",
            Text($"{often.Max(each => each.Count)} of {facts.Obstacles.FromTrusts} obstacles that trusts reported this year are of this kind."))
        : null;

    private static BoardDecision? Growth(BoardFacts facts) =>
        IndicatorDefinition.All.First(definition => definition.Kind == IndicatorKind.RecruitedGrowth).Goal is { } goal
        && Find(facts.ThisYear, IndicatorKind.RecruitedGrowth) is { Value: { } growth } && growth < goal.Value
            ? new BoardDecision(
                BoardTopic.Growth,
                "How recruitment is to grow as the national goal asks",
                Text($"Patients recruited changed by {growth * 100:+0;-0;0} % on the same months of the year before; the goal is {goal.Value * 100:+0} % a year."))
            : null;

    private static BoardDecision? PlanningDefaults(BoardFacts facts) => facts.TrustsOnDefaults == 0 ? null : new BoardDecision(
        BoardTopic.PlanningDefaults,
        "Who declares what the hospital has",
        facts.Trusts == 1
            ? "Plans still count on planning defaults, which are guesses, for its capacity."
            : Text($"For {facts.TrustsOnDefaults} of {facts.Trusts} trusts plans still count on planning defaults, which are guesses, for capacity."));

    private static IndicatorValue? Find(ImmutableArray<IndicatorValue> values, IndicatorKind kind) => values.FirstOrDefault(value => value.Kind == kind);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
