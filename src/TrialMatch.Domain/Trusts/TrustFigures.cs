using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>The planning figures of a trust.</summary>
/// <param name="ConcurrentStudies">The number of industry studies that it can run at a time.</param>
/// <param name="PatientBase">The people from whom its patients come: the catchment, less those it refers elsewhere, plus those referred to it.</param>
/// <param name="OnlyGroups">The condition groups whose patients it has. Where none of an area's groups are named, it has patients
/// of all of them; but of fields without a centre only what is named, once any group is.</param>
/// <param name="WithoutPools">The kinds of capacity that it lacks.</param>
/// <param name="StartUpMonths">The months from an accepted request until the first patient can be enrolled.</param>
/// <param name="Pools">The pools that it has declared itself, in place of or in addition to those derived from the other figures.</param>
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
        OnlyGroups.Contains(group) || OnlyGroups.IsEmpty || (ConditionGroups.HasCentre(group) && OnlyGroups.All(named => ConditionGroups.AreaOf(named) != ConditionGroups.AreaOf(group)));
}
