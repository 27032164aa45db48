using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Primitives;

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
    public static IReadOnlyList<Violation> Violations(ForecastRequest request, CancellationToken cancellation = default)
    {
        var found = new ViolationCollector();
        found.Number("target", request.Target, 0, ForecastLimits.MaxTarget);
        found.Number("horizonMonths", request.HorizonMonths, 0, ForecastLimits.MaxHorizonMonths);
        var sites = request.Sites.IsDefault ? [] : request.Sites;
        found.Require(!sites.IsEmpty, "sites", "at least one site, got none");
        for (var i = 0; i < sites.Length; i++)
        {
            SiteModelValidator.Check(found, sites[i], string.Create(CultureInfo.InvariantCulture, $"sites[{i}]."));
        }

        CheckTotals(found, sites, request.HorizonMonths, cancellation);
        return found.Found;
    }

    /// <summary>Returns all errors of one site. The fields' paths start with <paramref name="path"/>, such as "sites[2].".</summary>
    public static IReadOnlyList<Violation> Violations(SiteModel site, string path = "")
    {
        var found = new ViolationCollector();
        SiteModelValidator.Check(found, site, path);
        return found.Found;
    }

    /// <summary>Checks the sites together, which makes sense only where each is valid.</summary>
    private static void CheckTotals(ViolationCollector found, ImmutableArray<SiteModel> sites, double horizonMonths, CancellationToken cancellation)
    {
        if (found.Found.Count > 0)
        {
            return;
        }

        var count = sites.Sum(site => (long)site.Count);
        found.Require(count <= ForecastLimits.MaxSites, "sites", $"at most {ForecastLimits.MaxSites} sites counted together, got {count}");
        var different = SiteGroup.Gather(sites).Count;
        found.Require(different <= ForecastLimits.MaxDifferentSites, "sites", $"at most {ForecastLimits.MaxDifferentSites} sites that differ from each other, got {different}");
        if (found.Found.Count > 0)
        {
            return;
        }

        var trial = new TrialForecast(sites, horizonMonths, cancellation);
        var reach = trial.Mean + (DeviationsInReach * Math.Sqrt(trial.Variance));
        found.Require(
            reach <= ForecastLimits.MaxPatients,
            "sites",
            string.Create(CultureInfo.InvariantCulture, $"sites that recruit at most {ForecastLimits.MaxPatients} patients together, got {trial.Mean:G4} on average and up to {reach:G4}; rates are in patients a month"));
    }
}
