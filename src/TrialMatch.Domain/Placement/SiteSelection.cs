using System.Collections.Immutable;
using TrialMatch.Domain.Forecasting;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Selection;

namespace TrialMatch.Domain.Placement;

/// <summary>Which of the assessed sites are chosen, for how many patients.</summary>
/// <param name="Pmfs">For each site, the probabilities of 0, 1, 2… patients up to its cap; empty for an excluded one.</param>
/// <param name="Chosen">Indices of the chosen sites.</param>
/// <param name="Target">The patients wanted.</param>
/// <param name="Offerable">The most patients, up to the target, that all candidates together reach at the wanted probability.</param>
/// <param name="Plan">The plan for the offerable number; null where that is 0.</param>
/// <param name="Shortfall">Why the target is out of reach; null where it is not.</param>
internal sealed record SiteSelection(
    ImmutableArray<SiteAssessment> Sites,
    ImmutableArray<double[]> Pmfs,
    ImmutableHashSet<int> Chosen,
    int Target,
    int Offerable,
    SelectionPlan? Plan,
    SelectionShortfall? Shortfall)
{
    public static SiteSelection Of(ImmutableArray<SiteAssessment> sites, int target, double probability, double horizonMonths)
    {
        var problem = new SelectionProblem
        {
            Candidates = [.. sites.Where(site => site.IsCandidate).Select(CandidateOf)],
            TargetPatients = target,
            HorizonMonths = horizonMonths,
            Probability = probability,
        };
        var (plan, shortfall) = Solve(problem);
        var chosen = plan?.Chosen.Select(site => site.Id.Value).ToHashSet(StringComparer.Ordinal) ?? [];
        return new SiteSelection(
            sites,
            [.. sites.Select(site => site.Forecast?.Pmf(Math.Min(site.Cap, target)) ?? [])],
            [.. Enumerable.Range(0, sites.Length).Where(i => chosen.Contains(sites[i].Profile.Id.Value))],
            target,
            plan is null ? 0 : shortfall?.OfferablePatients ?? target,
            plan,
            shortfall);
    }

    public static double CostOf(SiteAssessment site) =>
        site.FixedCost + (site.Profile.Costs.PatientUnits * site.Forecast!.Mean);

    /// <summary>The distribution of the patients of some sites together, cut at <paramref name="bound"/>.</summary>
    public double[] TotalOf(IEnumerable<int> chosen, int bound)
    {
        var total = new double[bound + 1];
        var scratch = new double[bound + 1];
        total[0] = 1;
        foreach (var site in chosen)
        {
            Convolution.AddSite(total, Pmfs[site], scratch);
        }

        return total;
    }

    /// <summary>Whether the cheapest set regardless of regions would have held the site.</summary>
    public bool WouldBeCheapest(TrustId trust) =>
        Plan?.LeastCostSet.Any(site => site.Id.Value == trust.Value) ?? false;

    private static (SelectionPlan? Plan, SelectionShortfall? Shortfall) Solve(SelectionProblem problem) => Selector.Solve(problem) switch
    {
        SelectionPlan plan => (plan, null),
        SelectionShortfall { OfferablePatients: 0 } shortfall => (null, shortfall),
        SelectionShortfall shortfall =>
            (Selector.Solve(problem with { TargetPatients = shortfall.OfferablePatients }) as SelectionPlan, shortfall),
        _ => throw new InvalidOperationException("A selection is a plan or a shortfall."),
    };

    private static Candidate CandidateOf(SiteAssessment site) =>
        new(new CandidateId(site.Profile.Id.Value), site.Profile.Facts.Region, site.Model!)
        {
            FixedCost = site.FixedCost,
            PerPatientCost = site.Profile.Costs.PatientUnits,
            EligiblePool = site.EligiblePerMonth,
        };
}
