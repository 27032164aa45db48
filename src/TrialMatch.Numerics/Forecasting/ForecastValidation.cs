using System.Collections.Immutable;
using System.Globalization;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// Says what is wrong with a forecast's input, field by field. Everything in this namespace expects input without problems.
/// </summary>
public static class ForecastValidation
{
    /// <summary>The 97.5 % quantile lies within the mean and this many standard deviations, whatever the distribution (Cantelli).</summary>
    private const double DeviationsInReach = 6.3;

    /// <summary>All problems of <paramref name="request"/>; none: it can be answered.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled: what large trials come to takes a while to add up.</exception>
    public static ImmutableArray<ForecastProblem> Problems(ForecastRequest request, CancellationToken cancellation = default)
    {
        var found = new ProblemList();
        found.Within("target", request.Target, 0, ForecastLimits.MaxTarget);
        found.Within("horizonMonths", request.HorizonMonths, 0, ForecastLimits.MaxHorizonMonths);
        var sites = request.Sites.IsDefault ? [] : request.Sites;
        found.Check(!sites.IsEmpty, "sites", "expected at least one site, got none");
        for (var i = 0; i < sites.Length; i++)
        {
            SiteProblems.Add(found, sites[i], string.Create(CultureInfo.InvariantCulture, $"sites[{i}]."));
        }

        AddTotals(found, sites, request.HorizonMonths, cancellation);
        return found.ToImmutable();
    }

    /// <summary>All problems of one site; the fields' paths start with <paramref name="path"/>, as "sites[2].".</summary>
    public static ImmutableArray<ForecastProblem> Problems(SiteModel site, string path = "")
    {
        var found = new ProblemList();
        SiteProblems.Add(found, site, path);
        return found.ToImmutable();
    }

    /// <summary>What the sites come to together, which means something only where each is in order.</summary>
    private static void AddTotals(ProblemList found, ImmutableArray<SiteModel> sites, double horizonMonths, CancellationToken cancellation)
    {
        if (!found.IsEmpty)
        {
            return;
        }

        var count = sites.Sum(site => (long)site.Count);
        found.Check(count <= ForecastLimits.MaxSites, "sites", $"expected at most {ForecastLimits.MaxSites} sites counted together, got {count}");
        var different = SiteGroup.Gather(sites).Count;
        found.Check(different <= ForecastLimits.MaxDifferentSites, "sites", $"expected at most {ForecastLimits.MaxDifferentSites} sites that differ from each other, got {different}");
        if (!found.IsEmpty)
        {
            return;
        }

        var trial = new TrialForecast(sites, horizonMonths, cancellation);
        var reach = trial.Mean + (DeviationsInReach * Math.Sqrt(trial.Variance));
        found.Check(
            reach <= ForecastLimits.MaxPatients,
            "sites",
            string.Create(CultureInfo.InvariantCulture, $"expected sites that recruit at most {ForecastLimits.MaxPatients} patients together, got {trial.Mean:G4} on average and up to {reach:G4}; rates are in patients a month"));
    }
}
