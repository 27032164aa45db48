using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>The result of the selection from the assessed sites.</summary>
/// <param name="Offerable">The most patients, up to the target, that the candidates reach at the wanted probability, or the number promised.</param>
/// <param name="Plan">The plan for the offerable number; null where that is 0.</param>
/// <param name="Shortfall">The reason why the target is out of reach; null where it is not.</param>
/// <param name="Explanations">The plan's explanation for each candidate among <paramref name="Sites"/>, in their order; empty without a plan.</param>
internal sealed record SiteSelection(
    ImmutableArray<SiteAssessment> Sites,
    int Offerable,
    SelectionPlan? Plan,
    SelectionShortfall? Shortfall,
    ImmutableArray<SiteExplanation> Explanations)
{
    /// <summary>The counterfactuals of sites that are not chosen; empty unless requested.</summary>
    public IReadOnlyDictionary<TrustId, Counterfactual> Counterfactuals { get; init; } = ImmutableDictionary<TrustId, Counterfactual>.Empty;

    /// <summary>The target up to which binding limits are always computed, whatever the caps.</summary>
    private const int MaxTargetForBinding = 1_000;

    /// <summary>The model for the offerable number; null without a plan.</summary>
    public SelectionModel? Model { get; init; }

    /// <summary>The required sites that cannot take part. Where there are any, nothing can be offered.</summary>
    public ImmutableArray<SiteAssessment> MissingRequired { get; init; } = [];

    /// <summary>The minimum number of sites, where fewer can take part; null otherwise. Where set, nothing can be offered.</summary>
    public int? TooFewForMinimum { get; init; }

    public IEnumerable<(SiteAssessment Site, SiteForecast Forecast)> Chosen => Explanations.IsEmpty
        ? []
        : Sites.Where(site => site.IsCandidate)
            .Select((site, candidate) => (site, Model!.Forecasts[candidate]))
            .Where((_, candidate) => Explanations[candidate].IsChosen);

    public static SiteSelection Of(ImmutableArray<SiteAssessment> sites, SelectionWish wish, CancellationToken cancellation)
    {
        if (MissingOf(sites, wish.Sites.RequiredTrusts) is { IsEmpty: false } missing)
        {
            return new SiteSelection(sites, 0, null, SelectionShortfall.Nothing, Explanations: []) { MissingRequired = missing };
        }

        if (wish.Sites.MinSites is { } fewest && sites.Count(site => site.IsCandidate) < fewest)
        {
            return new SiteSelection(sites, 0, null, SelectionShortfall.Nothing, Explanations: []) { TooFewForMinimum = fewest };
        }

        // A target beyond the sum of all caps has probability 0, however far beyond it lies. The binding limits are not computed then, since that
        // work grows with the
        // target.
        var most = Math.Max(MaxTargetForBinding, sites.Sum(site => site.Cap) + 1);
        var problem = new SelectionProblem
        {
            Candidates = [.. sites.Where(site => site.IsCandidate).Select(site => CandidateOf(site, wish.Sites))],
            TargetPatients = Math.Min(wish.Target, most),
            HorizonMonths = wish.HorizonMonths,
            Probability = wish.Probability,
            MinSites = wish.Sites.MinSites ?? 0,
            MaxSites = wish.Sites.MaxSites,
            IsEveryRegionWanted = wish.Sites.IsEveryRegionWanted,
            Balance = wish.Balance,
        };
        var model = SelectionModel.Of(problem, [.. sites.Where(site => site.IsCandidate).Select(site => site.Forecast!)], cancellation);
        return PlanSearch.Solve(model, wish.Kind) switch
        {
            SelectionPlan plan => Planned(sites, model, plan, shortfall: null, wish, cancellation),
            SelectionShortfall shortfall when shortfall.OfferablePatients < wish.Promised && Promised(sites, model, shortfall, wish.Promised, cancellation) is { } kept => kept,
            SelectionShortfall shortfall => ForLess(sites, model, wish.Target > most ? shortfall with { Binding = [] } : shortfall, wish, cancellation),
            _ => throw new InvalidOperationException("A selection is a plan or a shortfall."),
        };
    }

    /// <summary>Returns the selection of all candidates for what they promised, with its present probability.</summary>
    /// <returns>Null where the number can hardly be reached any more.</returns>
    private static SiteSelection? Promised(
        ImmutableArray<SiteAssessment> sites, SelectionModel all, SelectionShortfall shortfall, int promised, CancellationToken cancellation)
    {
        var problem = all.Problem;
        var probability = new TrialForecast(problem.Candidates.Select(candidate => candidate.Site), problem.HorizonMonths, cancellation).ProbabilityAtLeast(promised);
        if (probability <= 0)
        {
            return null;
        }

        // Every candidate is required, so there is only one set, whatever lower probability is asked for.
        var model = all.With(problem with { TargetPatients = promised, Probability = probability / 2 });
        return Selector.Solve(model) is SelectionPlan plan
            ? new SiteSelection(sites, promised, plan, promised < problem.TargetPatients ? shortfall : null, Numerics.Selection.Explanations.Of(model, plan)) { Model = model }
            : null;
    }

    private static SiteSelection Planned(
        ImmutableArray<SiteAssessment> sites,
        SelectionModel model,
        SelectionPlan plan,
        SelectionShortfall? shortfall,
        SelectionWish wish,
        CancellationToken cancellation) => new(sites, shortfall?.OfferablePatients ?? wish.Target, plan, shortfall, Numerics.Selection.Explanations.Of(model, plan))
        {
            Model = model,
            Counterfactuals = wish.WithCounterfactuals ? CounterfactualsOf(model.Problem, plan, cancellation) : ImmutableDictionary<TrustId, Counterfactual>.Empty,
        };

    private static SiteSelection ForLess(
        ImmutableArray<SiteAssessment> sites, SelectionModel all, SelectionShortfall shortfall, SelectionWish wish, CancellationToken cancellation)
    {
        if (shortfall.OfferablePatients == 0)
        {
            return new SiteSelection(sites, 0, null, shortfall, Explanations: []);
        }

        var less = all.With(all.Problem with { TargetPatients = shortfall.OfferablePatients });
        return PlanSearch.Solve(less, wish.Kind) is SelectionPlan plan
            ? Planned(sites, less, plan, shortfall, wish, cancellation)
            : throw new InvalidOperationException($"What can be offered, {shortfall.OfferablePatients} patients, must have a plan.");
    }

    private static Dictionary<TrustId, Counterfactual> CounterfactualsOf(SelectionProblem problem, SelectionPlan plan, CancellationToken cancellation) =>
        Numerics.Selection.Counterfactuals.Of(problem, plan, cancellation).ToDictionary(each => TrustId.FromText(each.Id.Value));

    /// <summary>Returns the required sites that no plan can contain, except those that declined or did not answer: the offer shows these.</summary>
    private static ImmutableArray<SiteAssessment> MissingOf(ImmutableArray<SiteAssessment> sites, ImmutableArray<TrustId> required) =>
    [
        .. required
            .Select(trust => sites.FirstOrDefault(site => site.Profile.Id == trust))
            .OfType<SiteAssessment>()
            .Where(site => !site.IsCandidate && site.Exclusion is not (ReasonCode.Declined or ReasonCode.NoAnswer)),
    ];

    /// <summary>Returns the candidate of a site. Every plan contains a site that was asked before and stays, and one that the sponsor requires.</summary>
    private static Candidate CandidateOf(SiteAssessment site, SiteWishes wishes) =>
        site.Kept is null && !wishes.RequiredTrusts.Contains(site.Profile.Id) ? FreeCandidateOf(site) : FreeCandidateOf(site).Held();

    private static Candidate FreeCandidateOf(SiteAssessment site) =>
        new(new CandidateId(site.Profile.Id.Value), site.Profile.Facts.Region, site.Model!)
        {
            FixedCost = site.FixedCost,
            PerPatientCost = site.Profile.Costs.PatientUnits,
            EligiblePool = site.EligiblePerMonth,
        };
}
