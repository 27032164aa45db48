using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool of one kind of capacity at a trust.</summary>
/// <param name="ConditionGroup">For <see cref="PoolKind.EligiblePatients"/>, the condition group of the patients; null for other
/// kinds, and for patients whose condition belongs to no group.</param>
/// <param name="Areas">The areas that it is reserved for; empty where it serves all.</param>
public sealed record Pool(PoolId Id, PoolKind Kind, ConditionGroup? ConditionGroup, ImmutableArray<Area> Areas)
{
    public bool ServesAllAreas => Areas.IsEmpty;

    /// <summary>Whether it holds patients of a field that no centre covers.</summary>
    public bool IsWithoutCentre => ConditionGroup is { } group && !ConditionGroups.HasCentre(group);

    /// <summary>Returns a pool that serves all areas: <c>study-nurse-minutes</c>.</summary>
    public static Pool Shared(PoolKind kind) => new(PoolIds.Of(kind), kind, null, []);

    /// <summary>Returns a pool reserved for the given areas: <c>study-nurse-minutes.cancer</c>.</summary>
    public static Pool Dedicated(PoolKind kind, ImmutableArray<Area> areas)
    {
        ImmutableArray<Area> named = [.. areas.Distinct().Order()];
        return new(PoolIds.Of(kind, named), kind, null, named);
    }

    /// <summary>Returns the pool of eligible patients of a group, for all areas: <c>eligible-patients.breast-cancer</c>.</summary>
    public static Pool Eligible(ConditionGroup group) => new(PoolIds.Of(group), PoolKind.EligiblePatients, group, []);

    /// <summary>
    /// Returns the pool of eligible patients for an area's studies whose condition belongs to no group: <c>eligible-patients.medical-devices</c>.
    /// </summary>
    public static Pool EligibleOutsideGroups(Area area) => Dedicated(PoolKind.EligiblePatients, [area]);

    public bool Serves(Area area) => ServesAllAreas || Areas.Contains(area);
}
