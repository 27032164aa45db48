using System.Collections.Immutable;
using TrialMatch.Domain.Forecasting;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>What selection made of the assessed sites.</summary>
/// <param name="Offerable">The most patients, up to the target, that all candidates together reach at the wanted probability, or what is promised.</param>
/// <param name="Plan">The plan for the offerable number; null where that is 0.</param>
/// <param name="Shortfall">Why the target is out of reach; null where it is not.</param>
/// <param name="Explanations">Of the plan, for each site of <paramref name="Sites"/> that is a candidate, in their order; empty without a plan.</param>
internal sealed record SiteSelection(
    ImmutableArray<SiteAssessment> Sites,
    int Offerable,
    SelectionPlan? Plan,
    SelectionShortfall? Shortfall,
    ImmutableArray<SiteExplanation> Explanations)
{
    /// <summary>What would have had a site chosen that is not; empty unless asked for.</summary>
    public IReadOnlyDictionary<TrustId, Counterfactual> Counterfactuals { get; init; } = ImmutableDictionary<TrustId, Counterfactual>.Empty;

    /// <summary>Up to this target what binds is weighed whatever the caps are.</summary>
    private const int LargestTargetWeighed = 1_000;

    /// <summary>Of one site of each candidate, in their order; empty without a plan.</summary>
    public ImmutableArray<SiteForecast> Forecasts { get; init; } = [];

    public IEnumerable<(SiteAssessment Site, SiteForecast Forecast)> Chosen => Explanations.IsEmpty
        ? []
        : Sites.Where(site => site.IsCandidate)
            .Select((site, candidate) => (site, Forecasts[candidate]))
            .Where((_, candidate) => Explanations[candidate].IsChosen);

    /// <param name="promised">Offered also where it has become less probable than wanted; above 0 only where all candidates are kept.</param>
    /// <param name="withCounterfactuals">Also solve again what would have had each site chosen that is not: some dozen times the work.</param>
    public static SiteSelection Of(
        ImmutableArray<SiteAssessment> sites, int target, int promised, double probability, double horizonMonths, bool withCounterfactuals, CancellationToken cancellation)
    {
        // A target that all caps together cannot hold has probability 0, however far beyond them it lies; what would
        // lift it is not worked out then, since that grows with the target.
        var most = Math.Max(LargestTargetWeighed, sites.Sum(site => site.Cap) + 1);
        var problem = new SelectionProblem
        {
            Candidates = [.. sites.Where(site => site.IsCandidate).Select(CandidateOf)],
            TargetPatients = Math.Min(target, most),
            HorizonMonths = horizonMonths,
            Probability = probability,
        };
        var model = SelectionModel.Of(problem, cancellation);
        return Selector.Solve(model) switch
        {
            SelectionPlan plan => new SiteSelection(sites, target, plan, null, Selection.Explanations.Of(model, plan))
            {
                Forecasts = model.Forecasts,
                Counterfactuals = withCounterfactuals ? CounterfactualsOf(problem, plan, cancellation) : ImmutableDictionary<TrustId, Counterfactual>.Empty,
            },
            SelectionShortfall shortfall when shortfall.OfferablePatients < promised && Promised(sites, problem, shortfall, promised, cancellation) is { } kept => kept,
            SelectionShortfall shortfall => ForLess(sites, problem, target > most ? shortfall with { Binding = [] } : shortfall, withCounterfactuals, cancellation),
            _ => throw new InvalidOperationException("A selection is a plan or a shortfall."),
        };
    }

    /// <summary>All candidates for what they promised, with the probability that it has.</summary>
    /// <returns>Null where it can hardly be reached any more.</returns>
    private static SiteSelection? Promised(
        ImmutableArray<SiteAssessment> sites, SelectionProblem problem, SelectionShortfall shortfall, int promised, CancellationToken cancellation)
    {
        var probability = new TrialForecast(problem.Candidates.Select(candidate => candidate.Site), problem.HorizonMonths, cancellation).ProbabilityAtLeast(promised);
        if (probability <= 0)
        {
            return null;
        }

        // Every candidate is required, so there is one set to choose, whatever lower probability is asked for.
        var model = SelectionModel.Of(problem with { TargetPatients = promised, Probability = probability / 2 }, cancellation);
        return Selector.Solve(model) is SelectionPlan plan
            ? new SiteSelection(sites, promised, plan, promised < problem.TargetPatients ? shortfall : null, Selection.Explanations.Of(model, plan)) { Forecasts = model.Forecasts }
            : null;
    }

    private static SiteSelection ForLess(
        ImmutableArray<SiteAssessment> sites,
        SelectionProblem problem,
        SelectionShortfall shortfall,
        bool withCounterfactuals,
        CancellationToken cancellation)
    {
        if (shortfall.OfferablePatients == 0)
        {
            return new SiteSelection(sites, 0, null, shortfall, Explanations: []);
        }

        var less = SelectionModel.Of(problem with { TargetPatients = shortfall.OfferablePatients }, cancellation);
        return Selector.Solve(less) is SelectionPlan plan
            ? new SiteSelection(sites, shortfall.OfferablePatients, plan, shortfall, Selection.Explanations.Of(less, plan))
            {
                Forecasts = less.Forecasts,
                Counterfactuals = withCounterfactuals ? CounterfactualsOf(less.Problem, plan, cancellation) : ImmutableDictionary<TrustId, Counterfactual>.Empty,
            }
            : throw new InvalidOperationException($"What can be offered, {shortfall.OfferablePatients} patients, must have a plan.");
    }

    private static Dictionary<TrustId, Counterfactual> CounterfactualsOf(SelectionProblem problem, SelectionPlan plan, CancellationToken cancellation) =>
        Selection.Counterfactuals.Of(problem, plan, cancellation).ToDictionary(each => TrustId.FromText(each.Id.Value));

    /// <summary>A site that was asked before and stays is in every plan.</summary>
    private static Candidate CandidateOf(SiteAssessment site) =>
        site.Kept is null ? FreeCandidateOf(site) : FreeCandidateOf(site).Held();

    private static Candidate FreeCandidateOf(SiteAssessment site) =>
        new(new CandidateId(site.Profile.Id.Value), site.Profile.Facts.Region, site.Model!)
        {
            FixedCost = site.FixedCost,
            PerPatientCost = site.Profile.Costs.PatientUnits,
            EligiblePool = site.EligiblePerMonth,
        };
}
