using System.Collections.Immutable;
using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Capacity;

/// <summary>Finds which of a trust's pools a demand is taken from.</summary>
public static class PoolResolver
{
    /// <summary>
    /// Maps each demand of a profile to a pool. A demand in an area is met by the trust's pool of that kind that names the area,
    /// else by the one that serves all; eligible patients are met by the pool of the condition group, or where the study has no
    /// group by the area's pool of patients outside the groups.
    /// </summary>
    /// <param name="group">The study's condition group; null where none is known.</param>
    /// <remarks>Demands of nothing need no pool. Several demands of one kind are added up.</remarks>
    public static ResolvedDemand Resolve(ImmutableArray<PoolDeclaration> pools, DemandProfile profile, Area area, ConditionGroup? group)
    {
        var missing = ImmutableSortedSet.CreateBuilder<PoolKind>();
        var perPatient = Resolve(profile.PerPatient);
        var perSite = Resolve(profile.PerSite);
        return new ResolvedDemand(perPatient, perSite, [.. missing]);

        ImmutableArray<CapacityDemand> Resolve(ImmutableArray<PoolDemand> demands)
        {
            var resolved = ImmutableArray.CreateBuilder<CapacityDemand>(demands.Length);
            foreach (var demand in demands)
            {
                if (IsNothing(demand))
                {
                    continue;
                }

                if (Find(pools, demand.Kind, area, group) is { } pool)
                {
                    Add(resolved, new CapacityDemand(pool.Pool.Id, demand.ByMonth));
                }
                else
                {
                    missing.Add(demand.Kind);
                }
            }

            return resolved.DrainToImmutable();
        }
    }

    /// <summary>The pool that a demand of a kind is met by; null where the trust has none.</summary>
    public static PoolDeclaration? Find(ImmutableArray<PoolDeclaration> pools, PoolKind kind, Area area, ConditionGroup? group)
    {
        // A plain loop: it runs for every pool of every site of every study that is matched.
        PoolDeclaration? best = null;
        foreach (var candidate in pools)
        {
            if (candidate.Pool.Kind == kind && Fits(candidate.Pool, group) && candidate.Pool.Serves(area)
                && (best is null || IsBefore(candidate.Pool, best.Pool)))
            {
                best = candidate;
            }
        }

        return best;
    }

    private static bool IsBefore(Pool left, Pool right) => left.ServesAllAreas != right.ServesAllAreas
        ? right.ServesAllAreas
        : string.CompareOrdinal(left.Id.Value, right.Id.Value) < 0;

    private static bool Fits(Pool pool, ConditionGroup? group) =>
        pool.Kind != PoolKind.EligiblePatients || pool.ConditionGroup == group;

    private static bool IsNothing(PoolDemand demand) => demand.ByMonth.AsSpan().IndexOfAnyExcept(0) < 0;

    private static void Add(ImmutableArray<CapacityDemand>.Builder resolved, CapacityDemand demand)
    {
        for (var i = 0; i < resolved.Count; i++)
        {
            if (resolved[i].Pool == demand.Pool)
            {
                resolved[i] = new CapacityDemand(demand.Pool, Sum(resolved[i].ByMonth, demand.ByMonth));
                return;
            }
        }

        resolved.Add(demand);
    }

    private static ImmutableArray<int> Sum(ImmutableArray<int> left, ImmutableArray<int> right) =>
        [.. Enumerable.Range(0, Math.Max(left.Length, right.Length)).Select(month => At(left, month) + At(right, month))];

    private static int At(ImmutableArray<int> series, int month) => month < series.Length ? series[month] : 0;
}
