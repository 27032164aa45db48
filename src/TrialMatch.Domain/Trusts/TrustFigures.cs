using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>Planning figures of one trust.</summary>
/// <param name="ConcurrentStudies">Industry studies it can carry at a time.</param>
/// <param name="PatientBase">People from whom its patients come: the catchment, less those it refers on, plus those referred to it.</param>
/// <param name="OnlyGroups">In an area of which groups are named here it has patients of those alone; elsewhere of all.</param>
/// <param name="WithoutPools">Kinds of capacity it has none of.</param>
/// <param name="StartUpMonths">Months from an accepted request until the first patient can be enrolled.</param>
/// <param name="Pools">Pools that it has declared itself, instead of or besides those that follow from the other figures.</param>
public sealed record TrustFigures(
    TrustId Trust,
    bool IsPlanningDefault,
    int ConcurrentStudies,
    int PatientBase,
    ImmutableSortedSet<Capability> Capabilities,
    ImmutableSortedSet<ConditionGroup> OnlyGroups,
    ImmutableSortedSet<PoolKind> WithoutPools,
    int StartUpMonths,
    SiteCosts Costs,
    ImmutableArray<PoolDeclaration> Pools)
{
    public bool HasPatientsOf(ConditionGroup group) =>
        OnlyGroups.Contains(group) || OnlyGroups.All(named => ConditionGroups.AreaOf(named) != ConditionGroups.AreaOf(group));
}
