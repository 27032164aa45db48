using System.Collections.Immutable;
using TrialMatch.Domain.Forecasting;

namespace TrialMatch.Domain.Placement;

/// <summary>Which of the assessed sites are chosen, for how many patients.</summary>
/// <param name="Offerable">The most patients, up to the target, that all candidates together reach at the wanted probability.</param>
/// <param name="Pmfs">For each site, the probabilities of 0, 1, 2… patients; empty for an excluded one.</param>
internal sealed record SiteSelection(
    ImmutableArray<SiteAssessment> Sites, ImmutableArray<double[]> Pmfs, ImmutableHashSet<int> Chosen, int Target, int Offerable)
{
    /// <summary>The cheapest first by cost for each expected patient until the exact probability is reached; then the dear ones dropped again while it holds.</summary>
    public static SiteSelection Of(ImmutableArray<SiteAssessment> sites, int target, double probability)
    {
        var pmfs = sites.Select(site => site.Forecast?.Pmf(Math.Min(site.Cap, target)) ?? []).ToImmutableArray();
        var candidates = Enumerable.Range(0, sites.Length).Where(i => sites[i].IsCandidate)
            .OrderBy(i => CostOf(sites[i]) / sites[i].Forecast!.Mean).ToList();
        var all = new SiteSelection(sites, pmfs, [.. candidates], target, Offerable: 0);
        var offerable = LargestReached(all.TotalOf(candidates, target), probability);
        return offerable == 0
            ? all with { Chosen = [] }
            : all with { Chosen = Dropped(all, Cheapest(all, candidates, offerable, probability), offerable, probability), Offerable = offerable };
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

    private static List<int> Cheapest(SiteSelection all, List<int> candidates, int patients, double probability)
    {
        var count = Enumerable.Range(1, candidates.Count)
            .First(n => n == candidates.Count || all.TotalOf(candidates.Take(n), patients)[patients] >= probability);
        return candidates[..count];
    }

    private static ImmutableHashSet<int> Dropped(SiteSelection all, List<int> chosen, int patients, double probability)
    {
        foreach (var site in chosen.OrderByDescending(i => CostOf(all.Sites[i])).ToList())
        {
            var rest = chosen.Where(other => other != site).ToList();
            if (all.TotalOf(rest, patients)[patients] >= probability)
            {
                chosen = rest;
            }
        }

        return [.. chosen];
    }

    private static int LargestReached(double[] total, double probability)
    {
        var atLeast = 0.0;
        for (var patients = total.Length - 1; patients > 0; patients--)
        {
            atLeast += total[patients];
            if (atLeast >= probability)
            {
                return patients;
            }
        }

        return 0;
    }
}
