using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement.Menu;

/// <summary>The plans that a sponsor may choose from.</summary>
/// <param name="Options">The options, the recommended plan first. A kind of plan that does not exist is left out.</param>
/// <param name="BackUps">The back-ups of each site of the plan in use.</param>
public sealed record PlanMenu(ImmutableArray<PlanOption> Options, ImmutableArray<BackUp> BackUps)
{
    private const double LowQuantile = 0.1;
    private const double Median = 0.5;
    private const double HighQuantile = 0.9;

    private static readonly PlanKind[] Kinds = [PlanKind.Recommended, PlanKind.Fastest, PlanKind.FewestSites, PlanKind.EveryRegion];

    /// <param name="model">The model for the number that can be offered.</param>
    /// <param name="taken">The plan in use.</param>
    /// <param name="isEveryRegionThere">Whether every region that has sites has a candidate; otherwise there is no plan with every region.</param>
    internal static PlanMenu Of(SelectionModel model, SelectionPlan taken, EnrolmentWindow window, bool isEveryRegionThere)
    {
        var plans = Kinds
            .Where(kind => isEveryRegionThere || kind != PlanKind.EveryRegion)
            .Select(kind => (kind, plan: PlanSearch.Solve(model, kind) as SelectionPlan))
            .Where(each => each.plan is not null)
            .Select(each => (each.kind, plan: each.plan!))
            .ToList();
        var recommended = plans.Count > 0 ? plans[0].plan.Cost : 0;
        return new PlanMenu(
            [.. plans.Select(each => OptionOf(model, each.kind, each.plan, recommended, window))],
            [.. taken.Chosen.Select(site => BackUpOf(model, taken, site))]);
    }

    private static PlanOption OptionOf(SelectionModel model, PlanKind kind, SelectionPlan plan, double recommended, EnrolmentWindow window)
    {
        var chosen = plan.Chosen.Select(site => site.Id).ToHashSet();
        var trial = new TrialForecast(
            [.. model.Problem.Candidates.Select((candidate, i) => (candidate, forecast: model.Forecasts[i]))
                .Where(each => chosen.Contains(each.candidate.Id))
                .Select(each => (each.candidate.Site, each.forecast))],
            model.Problem.HorizonMonths);
        return new PlanOption(
            kind,
            [.. plan.Chosen.OrderByDescending(site => site.ExpectedPatients).Select(site => TrustId.FromText(site.Id.Value))],
            plan.Probability,
            trial.Quantiles([LowQuantile, HighQuantile]) is [var low, var high] ? new CountForecast(trial.Mean, low, high) : throw new InvalidOperationException("Two quantiles were asked for."),
            MonthsOf(trial, target: 1, window),
            MonthsOf(trial, model.Problem.TargetPatients, window),
            recommended > 0 ? plan.Cost / recommended : 1);
    }

    private static MonthForecast MonthsOf(TrialForecast trial, int target, EnrolmentWindow window)
    {
        var months = TargetMonth.Quantiles(trial, target, [LowQuantile, Median, HighQuantile]);
        return new MonthForecast(MonthAt(months[0], window), MonthAt(months[1], window), MonthAt(months[2], window));
    }

    private static Month? MonthAt(double? months, EnrolmentWindow window) =>
        months is { } at && at <= window.HorizonMonths ? window.First + Math.Min((int)at, window.MonthCount - 1) : null;

    private static BackUp BackUpOf(SelectionModel model, SelectionPlan taken, ChosenSite declined)
    {
        var others = taken.Chosen.Where(site => site.Id != declined.Id).ToDictionary(site => site.Id, site => site.Count);
        var problem = model.Problem with
        {
            Balance = null,
            Candidates = [.. model.Problem.Candidates.Select(candidate => candidate.Id == declined.Id
                ? candidate with { MinCount = 0, MaxCount = 0 }
                : candidate with { MinCount = Math.Max(candidate.MinCount, others.GetValueOrDefault(candidate.Id)) })],
        };
        return Selector.Solve(model.With(problem)) switch
        {
            SelectionPlan plan => new BackUp(
                TrustId.FromText(declined.Id.Value),
                [.. plan.Chosen.Where(site => !others.ContainsKey(site.Id)).Select(site => TrustId.FromText(site.Id.Value))],
                plan.Probability),
            SelectionShortfall shortfall => new BackUp(TrustId.FromText(declined.Id.Value), [], shortfall.Probability),
            _ => throw new InvalidOperationException("A selection is a plan or a shortfall."),
        };
    }
}
