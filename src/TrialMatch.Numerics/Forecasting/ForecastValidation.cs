using System.Collections.Immutable;
using System.Globalization;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// Validates a forecast's input, field by field. All other types of this namespace expect valid input.
/// </summary>
public static class ForecastValidation
{
    /// <summary>The 97.5 % quantile lies within the mean and this many standard deviations, whatever the distribution (Cantelli).</summary>
    private const double DeviationsInReach = 6.3;

    /// <summary>Returns all errors of <paramref name="request"/>; empty where it is valid.</summary>
    /// <exception cref="OperationCanceledException">The validation was cancelled. Adding up a large trial takes time.</exception>
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

    /// <summary>Returns all errors of one site. The fields' paths start with <paramref name="path"/>, such as "sites[2].".</summary>
    public static ImmutableArray<ForecastProblem> Problems(SiteModel site, string path = "")
    {
        var found = new ProblemList();
        SiteProblems.Add(found, site, path);
        return found.ToImmutable();
    }

    /// <summary>Checks the sites together, which makes sense only where each is valid.</summary>
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
