using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>Finds the errors in a <see cref="SelectionProblem"/> and names each field by its path.</summary>
internal static class SelectionProblemValidator
{
    /// <summary>All reasons but those that the selection itself gives.</summary>
    private static readonly ImmutableArray<ReasonCode> ReasonsToExclude =
    [
        .. Enum.GetValues<ReasonCode>()
            .Except([ReasonCode.Unspecified, ReasonCode.Chosen, ReasonCode.Dominated, ReasonCode.Fairness]),
    ];

    public static IReadOnlyList<Violation> Validate(SelectionProblem problem)
    {
        var found = new List<Violation>();
        CheckAsked(problem, found);
        CheckBounds(problem, found);
        CheckBalance(problem.Balance, found);
        if (CheckSize(problem, found))
        {
            CheckCandidates(problem, found);
            CheckExcluded(problem, found);
            CheckTotals(problem, found);
        }

        return found;
    }

    private static void CheckAsked(SelectionProblem problem, List<Violation> found)
    {
        Require(problem.TargetPatients is >= 1 and <= SelectionLimits.MaxTarget, "targetPatients", $"1 to {SelectionLimits.MaxTarget}", found);
        Require(IsHorizon(problem.HorizonMonths), "horizonMonths", string.Create(CultureInfo.InvariantCulture, $"above 0, at most {ForecastLimits.MaxHorizonMonths}"), found);
        Require(problem.Probability is > 0 and < 1, "probability", "above 0 and below 1", found);
    }

    private static bool IsHorizon(double months) => months is > 0 and <= ForecastLimits.MaxHorizonMonths;

    private static void CheckBounds(SelectionProblem problem, List<Violation> found)
    {
        Require(problem.MinSites is >= 0 and <= SelectionLimits.MaxSites, "minSites", $"0 to {SelectionLimits.MaxSites}", found);
        Require(problem.MaxSites is null or (>= 1 and <= SelectionLimits.MaxSites), "maxSites", $"1 to {SelectionLimits.MaxSites}", found);
        Require(problem.MaxSites is not { } most || most >= problem.MinSites, "maxSites", $"at least minSites, {problem.MinSites}", found);
    }

    private static void CheckBalance(RegionalBalance? balance, List<Violation> found)
    {
        foreach (var (region, discount) in balance?.Discounts ?? ImmutableDictionary<RegionId, double>.Empty)
        {
            Require(discount is > 0 and < 1, $"balance.discounts[{region}]", "above 0 and below 1", found);
        }

        Require(balance is null or { MostExtraCost: >= 0 and <= 1 }, "balance.mostExtraCost", "0 to 1", found);
    }

    /// <summary>Rejects an overlong list without checking its entries.</summary>
    private static bool CheckSize(SelectionProblem problem, List<Violation> found)
    {
        var candidates = problem.Candidates.IsDefault ? 0 : problem.Candidates.Length;
        var excluded = problem.Excluded.IsDefault ? 0 : problem.Excluded.Length;
        Require(candidates is >= 1 and <= SelectionLimits.MaxCandidates, "candidates", $"1 to {SelectionLimits.MaxCandidates}, found {candidates}", found);
        Require(excluded <= SelectionLimits.MaxExcluded, "excluded", $"at most {SelectionLimits.MaxExcluded}, found {excluded}", found);
        return candidates is >= 1 and <= SelectionLimits.MaxCandidates && excluded <= SelectionLimits.MaxExcluded;
    }

    private static void CheckCandidates(SelectionProblem problem, List<Violation> found)
    {
        var candidates = problem.Candidates;
        var ids = new HashSet<CandidateId>();
        for (var i = 0; i < candidates.Length; i++)
        {
            var candidate = candidates[i];
            var path = string.Create(CultureInfo.InvariantCulture, $"candidates[{i}]");
            CheckId(candidate.Id, path + ".id", ids, found);
            Require(!string.IsNullOrWhiteSpace(candidate.Region.Value), path + ".region", "a region", found);
            CheckSite(candidate.Site, problem.HorizonMonths, path + ".site", found);
            CheckAmount(candidate.FixedCost, path + ".fixedCost", found);
            CheckAmount(candidate.PerPatientCost, path + ".perPatientCost", found);
            CheckAmount(candidate.EligiblePool, path + ".eligiblePool", found);
            Require(candidate.MaxCount is >= 0 and <= SelectionLimits.MaxSites, path + ".maxCount", $"0 to {SelectionLimits.MaxSites}", found);
            Require(candidate.MinCount >= 0 && candidate.MinCount <= candidate.MaxCount, path + ".minCount", "0 to maxCount", found);
        }
    }

    private static void CheckSite(SiteModel site, double horizonMonths, string path, List<Violation> found)
    {
        var wrong = ForecastValidation.Violations(site, path + ".");
        found.AddRange(wrong);
        if (wrong.Count == 0 && site.Cap is null && IsHorizon(horizonMonths))
        {
            var expected = new SiteForecast(site, horizonMonths).Mean;
            Require(
                expected <= ForecastLimits.MaxTarget,
                path,
                string.Create(CultureInfo.InvariantCulture, $"a cap, or at most {ForecastLimits.MaxTarget} patients by the horizon, found {expected:G4}; rates are in patients a month"),
                found);
        }
    }

    private static void CheckExcluded(SelectionProblem problem, List<Violation> found)
    {
        var ids = problem.Candidates.Select(candidate => candidate.Id).ToHashSet();
        for (var i = 0; i < problem.Excluded.Length; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"excluded[{i}]");
            CheckId(problem.Excluded[i].Id, path + ".id", ids, found);
            Require(
                ReasonsToExclude.Contains(problem.Excluded[i].Reason), path + ".reason", "one of " + string.Join(", ", ReasonsToExclude),
                found);
        }
    }

    private static void CheckTotals(SelectionProblem problem, List<Violation> found)
    {
        var sites = problem.Candidates.Sum(candidate => (long)Math.Clamp(candidate.MaxCount, 0, SelectionLimits.MaxSites));
        var required = problem.Candidates.Sum(candidate => (long)Math.Clamp(candidate.MinCount, 0, SelectionLimits.MaxSites));
        Require(problem.MaxSites is not { } most || required <= most, "maxSites", $"at least the {required} sites that are required", found);
        var regions = problem.Candidates.Select(candidate => candidate.Region).Distinct().Count();
        Require(regions <= SelectionLimits.MaxRegions, "candidates", $"at most {SelectionLimits.MaxRegions} regions, found {regions}", found);
        Require(sites <= SelectionLimits.MaxSites, "candidates", $"at most {SelectionLimits.MaxSites} sites by maxCount in all, found {sites}", found);
        Require(
            sites * Math.Max(problem.TargetPatients, 1) <= SelectionLimits.MaxSitesTimesTarget,
            "targetPatients",
            $"sites by maxCount times target at most {SelectionLimits.MaxSitesTimesTarget}",
            found);
    }

    private static void CheckId(CandidateId id, string path, HashSet<CandidateId> seen, List<Violation> found)
    {
        Require(!string.IsNullOrWhiteSpace(id.Value) && id.Value.Length <= SelectionLimits.MaxIdLength, path, $"an id of at most {SelectionLimits.MaxIdLength} characters", found);
        Require(seen.Add(id), path, $"each id once, '{id}' is repeated", found);
    }

    private static void CheckAmount(double amount, string path, List<Violation> found) =>
        Require(amount is >= 0 and <= SelectionLimits.MaxUnits, path, string.Create(CultureInfo.InvariantCulture, $"0 to {SelectionLimits.MaxUnits}"), found);

    private static void Require(bool isMet, string field, string expectation, List<Violation> found)
    {
        if (!isMet)
        {
            found.Add(new Violation(field, "expected " + expectation));
        }
    }
}
