using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool of one kind of capacity at a trust.</summary>
/// <param name="ConditionGroup">Whose patients they are, where the kind is <see cref="PoolKind.EligiblePatients"/>; null for other
/// kinds, and for patients whose condition belongs to no group.</param>
/// <param name="Areas">The areas it is kept for; empty where it serves all.</param>
public sealed record Pool(PoolId Id, PoolKind Kind, ConditionGroup? ConditionGroup, ImmutableArray<Area> Areas)
{
    public bool ServesAllAreas => Areas.IsEmpty;

    /// <summary>A pool that serves all areas: <c>study-nurse-minutes</c>.</summary>
    public static Pool Shared(PoolKind kind) => new(PoolIds.Of(kind), kind, null, []);

    /// <summary>A pool kept for the areas named: <c>study-nurse-minutes.cancer</c>.</summary>
    public static Pool Dedicated(PoolKind kind, ImmutableArray<Area> areas)
    {
        ImmutableArray<Area> named = [.. areas.Distinct().Order()];
        return new(PoolIds.Of(kind, named), kind, null, named);
    }

    /// <summary>Eligible patients of a group, whichever area asks: <c>eligible-patients.breast-cancer</c>.</summary>
    public static Pool Eligible(ConditionGroup group) => new(PoolIds.Of(group), PoolKind.EligiblePatients, group, []);

    /// <summary>Eligible patients of an area's studies of conditions that belong to no group: <c>eligible-patients.medical-devices</c>.</summary>
    public static Pool EligibleOutsideGroups(Area area) => Dedicated(PoolKind.EligiblePatients, [area]);

    public bool Serves(Area area) => ServesAllAreas || Areas.Contains(area);
}
