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
    public static ResolvedDemand Resolve(ImmutableArray<Pool> pools, DemandProfile profile, Area area, ConditionGroup? group)
    {
        var missing = ImmutableSortedSet.CreateBuilder<PoolKind>();
        var perPatient = Resolve(profile.PerPatient);
        var perSite = Resolve(profile.PerSite);
        return new ResolvedDemand(perPatient, perSite, [.. missing]);

        ImmutableArray<ResolvedPoolDemand> Resolve(ImmutableArray<PoolDemand> demands)
        {
            var resolved = ImmutableArray.CreateBuilder<ResolvedPoolDemand>();
            foreach (var ofKind in demands.Where(d => d.ByMonth.Any(amount => amount > 0)).GroupBy(d => d.Kind))
            {
                if (Find(pools, ofKind.Key, area, group) is { } pool)
                {
                    resolved.Add(new ResolvedPoolDemand(pool.Id, Sum([.. ofKind.Select(d => d.ByMonth)])));
                }
                else
                {
                    missing.Add(ofKind.Key);
                }
            }

            return resolved.DrainToImmutable();
        }
    }

    /// <summary>The pool that a demand of a kind is met by; null where the trust has none.</summary>
    public static Pool? Find(ImmutableArray<Pool> pools, PoolKind kind, Area area, ConditionGroup? group)
    {
        var candidates = pools.Where(pool => pool.Kind == kind && pool.Serves(area) && Fits(pool, group));
        return candidates.OrderBy(pool => pool.ServesAllAreas).ThenBy(pool => pool.Id.Value, StringComparer.Ordinal).FirstOrDefault();
    }

    private static bool Fits(Pool pool, ConditionGroup? group) =>
        pool.Kind != PoolKind.EligiblePatients || pool.ConditionGroup == group;

    private static ImmutableArray<int> Sum(ImmutableArray<ImmutableArray<int>> series) =>
    [
        .. Enumerable.Range(0, series.Max(s => s.Length)).Select(month => series.Sum(s => month < s.Length ? s[month] : 0)),
    ];
}
