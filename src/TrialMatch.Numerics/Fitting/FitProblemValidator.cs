using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>Finds the errors in a <see cref="FitProblem"/> and names each field by its path.</summary>
internal static class FitProblemValidator
{
    public static IReadOnlyList<Violation> Validate(FitProblem problem)
    {
        var found = new List<Violation>();
        if (problem.Pools.IsDefaultOrEmpty || problem.Pools.Length > FitProblem.MaxPools)
        {
            Add(found, "pools", $"expected 1 to {FitProblem.MaxPools} pools");
            return found;
        }

        CheckPools(problem, found);
        CheckDemands("perPatient", problem.PerPatient, problem, found);
        CheckDemands("perSite", problem.PerSite, problem, found);
        CheckWindow(problem, found);
        CheckMaxPatients(problem, found);
        return found;
    }

    private static void CheckPools(FitProblem problem, List<Violation> found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < problem.Pools.Length; i++)
        {
            var pool = problem.Pools[i];
            if (string.IsNullOrWhiteSpace(pool.Pool.Value))
            {
                Add(found, $"pools[{i}].id", "expected an id");
            }
            else if (!seen.Add(pool.Pool.Value))
            {
                Add(found, $"pools[{i}].id", $"expected each pool once, '{pool.Pool}' is repeated");
            }

            CheckAmounts($"pools[{i}].freeByMonth", pool.FreeByMonth.Span, FitProblem.MaxMonths, found);
            if (pool.FreeByMonth.Length != problem.Pools[0].FreeByMonth.Length)
            {
                Add(found, $"pools[{i}].freeByMonth", $"expected {problem.Pools[0].FreeByMonth.Length} months, as pools[0] has");
            }
        }
    }

    private static void CheckDemands(string field, ImmutableArray<CapacityDemand> demands, FitProblem problem, List<Violation> found)
    {
        if (demands.IsDefault || demands.Length > FitProblem.MaxPools)
        {
            Add(found, field, $"expected at most {FitProblem.MaxPools} demands");
            return;
        }

        for (var i = 0; i < demands.Length; i++)
        {
            var demand = demands[i];
            if (!problem.Pools.Any(p => p.Pool == demand.Pool))
            {
                Add(found, $"{field}[{i}].pool", $"expected the id of one of the pools, found '{demand.Pool}'");
            }

            if (demands.AsSpan(0, i).ToArray().Any(d => d.Pool == demand.Pool))
            {
                Add(found, $"{field}[{i}].pool", $"expected each pool once, '{demand.Pool}' is repeated");
            }

            CheckAmounts($"{field}[{i}].byMonth", demand.ByMonth.AsSpan(), FitProblem.MaxMonths, found);
        }
    }

    private static void CheckAmounts(string field, ReadOnlySpan<int> amounts, int maxMonths, List<Violation> found)
    {
        if (amounts.IsEmpty || amounts.Length > maxMonths)
        {
            Add(found, field, $"expected 1 to {maxMonths} months");
            return;
        }

        for (var month = 0; month < amounts.Length; month++)
        {
            if (amounts[month] is < 0 or > FitProblem.MaxUnits)
            {
                Add(found, $"{field}[{month}]", $"expected 0 to {FitProblem.MaxUnits}");
            }
        }
    }

    private static void CheckWindow(FitProblem problem, List<Violation> found)
    {
        if (problem.StartMonth < 0 || problem.StartMonth > FitProblem.MaxMonths)
        {
            Add(found, "startMonth", $"expected 0 to {FitProblem.MaxMonths}");
        }

        if (problem.EndMonth is { } end && (end < problem.StartMonth || end > FitProblem.MaxMonths))
        {
            Add(found, "endMonth", $"expected startMonth to {FitProblem.MaxMonths}");
        }
    }

    private static void CheckMaxPatients(FitProblem problem, List<Violation> found)
    {
        if (problem.MaxPatients is < 0 or > FitProblem.MaxPatientCount)
        {
            Add(found, "maxPatients", $"expected 0 to {FitProblem.MaxPatientCount}");
        }
    }

    private static void Add(List<Violation> found, string field, string description) =>
        found.Add(new Violation(field, description));
}
