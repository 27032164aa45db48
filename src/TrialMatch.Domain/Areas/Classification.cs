using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Areas;

/// <summary>Where a study goes, and why.</summary>
/// <param name="Lead">The leading area; null where no area fits and the coordinating unit must assign one.</param>
/// <param name="CoLeads">Other areas that fit, in the order of what speaks for them. Empty in triage.</param>
/// <param name="ConditionGroup">The group of the primary condition, whose eligible patients the study draws on; null where none is known.</param>
/// <param name="SuggestedAreas">In triage, the areas of what else the study names, for the coordinating unit to weigh.</param>
/// <param name="Field">In triage, the field without a centre that the study belongs to, such as "lung"; empty where none is recognised.</param>
/// <param name="Reasons">Every finding, the decisive one first.</param>
public sealed record Classification(
    Area? Lead,
    ImmutableArray<Area> CoLeads,
    ConditionGroup? ConditionGroup,
    ImmutableArray<ClassificationReason> Reasons,
    ImmutableArray<Area> SuggestedAreas = default,
    string Field = "")
{
    public ImmutableArray<Area> SuggestedAreas { get; init => field = value.IsDefault ? [] : value; } = SuggestedAreas.IsDefault ? [] : SuggestedAreas;

    public bool IsTriage => Lead is null;

    /// <summary>The lead, then the co-leads: the networks whose sites are considered.</summary>
    public IEnumerable<Area> Areas => Lead is { } lead ? CoLeads.Prepend(lead) : [];
}

/// <summary>One finding behind a classification.</summary>
/// <param name="Area">The area the evidence speaks for; null where it speaks for none.</param>
/// <param name="Evidence">The condition, code, heading or title as the study gives it.</param>
/// <param name="Finding">What was recognised in it, for a person to read.</param>
public sealed record ClassificationReason(AreaRule Rule, Area? Area, EvidenceKind Kind, string Evidence, string Finding)
{
    /// <summary>One line, such as: rule 2: CANCER, CONDITION "NSCLC" (lung cancer).</summary>
    public override string ToString() =>
        $"rule {(int)Rule}: {(Area is { } area ? EnumText.Of(area) : "no area")}, {EnumText.Of(Kind)} \"{Evidence}\" ({Finding})";
}
