using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>Reads the trusts' planning figures of a seed file.</summary>
internal static class TrustFiguresReader
{
    private const int MaxConcurrentStudies = 1000;
    private const int MaxPeople = 10_000_000;

    public static ImmutableArray<TrustFigures> Read(
        string field, IReadOnlyList<TrustFiguresEntry?>? list, NetworkFacts facts, SeedChecks checks)
    {
        var known = facts.Trusts.Select(trust => trust.Id.Value).ToHashSet();
        ImmutableArray<TrustFigures> figures = [.. checks.Entries(field, list).Select(e => ReadOne(e.Field, e.Entry, known, checks))];
        foreach (var trust in facts.Trusts.Where(trust => figures.Count(f => f.Trust == trust.Id) != 1))
        {
            checks.Add(field, $"expected exactly one entry for '{trust.Id}'");
        }

        return figures;
    }

    private static TrustFigures ReadOne(string field, TrustFiguresEntry entry, HashSet<string> known, SeedChecks checks)
    {
        var isDefault = checks.Flag(field + ".planningDefault", entry.PlanningDefault);
        var capabilities = checks.Entries(field + ".capabilities", entry.Capabilities)
            .Select(c => checks.Named<Capability>(c.Field, c.Entry));
        var without = checks.Entries(field + ".withoutPools", entry.WithoutPools ?? [])
            .Select(kind => checks.Named<PoolKind>(kind.Field, kind.Entry));
        var only = checks.Entries(field + ".onlyGroups", entry.OnlyGroups ?? [])
            .Select(group => checks.Named<ConditionGroup>(group.Field, group.Entry));
        return new TrustFigures(
            new TrustId(checks.KnownId(field + ".trust", entry.Trust, known, "trust")),
            isDefault,
            checks.Whole(field + ".concurrentStudies", entry.ConcurrentStudies, 0, MaxConcurrentStudies),
            checks.Whole(field + ".patientBase", entry.PatientBase, 0, MaxPeople),
            [.. capabilities],
            [.. only],
            [.. without],
            checks.Whole(field + ".startUpMonths", entry.StartUpMonths, 0, TrustLimits.StartUpMonths),
            ReadCosts(field + ".costs", entry.Costs, checks),
            ReadPools(field + ".pools", entry.Pools ?? [], isDefault, checks));
    }

    private static SiteCosts ReadCosts(string field, CostsEntry? entry, SeedChecks checks) => new(
        checks.Whole(field + ".startUpUnits", entry?.StartUpUnits, 0, TrustLimits.CostUnits),
        checks.Whole(field + ".upkeepUnitsPerMonth", entry?.UpkeepUnitsPerMonth, 0, TrustLimits.CostUnits),
        checks.Whole(field + ".patientUnits", entry?.PatientUnits, 0, TrustLimits.CostUnits));

    private static ImmutableArray<PoolDeclaration> ReadPools(
        string field, IReadOnlyList<PoolEntry?> list, bool isDefault, SeedChecks checks)
    {
        var taken = new HashSet<(PoolKind, ConditionGroup?, Area)>();
        return [.. checks.Entries(field, list).Select(e => ReadPool(e.Field, e.Entry))];

        PoolDeclaration ReadPool(string path, PoolEntry entry)
        {
            var pool = PoolOf(path, entry, checks);
            foreach (var area in pool.ServesAllAreas ? [Area.Unspecified] : pool.Areas)
            {
                if (!taken.Add((pool.Kind, pool.ConditionGroup, area)))
                {
                    checks.Add(path, $"another pool of {pool.Kind} serves the same");
                }
            }

            var amounts = PlanningReader.ReadTwelve(path + ".byMonthOfYear", entry.ByMonthOfYear, DeclaredCapacity.MaxAmount, checks);
            return new PoolDeclaration(pool, new DeclaredCapacity(amounts, []), entry.PlanningDefault ?? isDefault);
        }
    }

    private static Pool PoolOf(string field, PoolEntry entry, SeedChecks checks)
    {
        var kind = checks.Named<PoolKind>(field + ".kind", entry.Kind);
        ImmutableArray<Area> areas =
            [.. checks.Entries(field + ".areas", entry.Areas ?? []).Select(area => checks.Named<Area>(area.Field, area.Entry))];
        if (kind == PoolKind.EligiblePatients && areas.Length != 1)
        {
            if (!areas.IsEmpty)
            {
                checks.Add(field + ".areas", "expected one area for patients outside the groups, or none and a conditionGroup");
            }

            return Pool.Eligible(checks.Named<ConditionGroup>(field + ".conditionGroup", entry.ConditionGroup));
        }

        if (entry.ConditionGroup is not null)
        {
            checks.Add(field + ".conditionGroup", "expected none: only pools of eligible patients have a condition group");
        }

        return areas.IsEmpty ? Pool.Shared(kind) : Pool.Dedicated(kind, areas);
    }
}
