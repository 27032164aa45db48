using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Areas;

/// <summary>The areas that a study is routed to, and the reasons.</summary>
/// <param name="Lead">The leading area; null where no area fits and the coordinating unit must assign one or forward the study.</param>
/// <param name="CoLeads">Other areas that fit, in the order of their evidence. Empty in triage.</param>
/// <param name="ConditionGroup">The group of the primary condition. The study draws on its eligible patients. Null where none is known.</param>
/// <param name="SuggestedAreas">In triage, the areas of the study's other conditions, as suggestions to the coordinating unit.</param>
/// <param name="Field">In words, the field without a centre that the study belongs to, such as "lung disease"; empty where there is none.</param>
/// <param name="Reasons">All findings, the decisive one first.</param>
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

    /// <summary>The lead, then the co-leads. Sites of their networks are considered.</summary>
    public IEnumerable<Area> Areas => Lead is { } lead ? CoLeads.Prepend(lead) : [];
}

/// <summary>A finding behind a classification.</summary>
/// <param name="Area">The area that the evidence supports; null where it supports none.</param>
/// <param name="Evidence">The condition, code, heading or title, as the study states it.</param>
/// <param name="Finding">What was recognised in it, in words.</param>
public sealed record ClassificationReason(AreaRule Rule, Area? Area, EvidenceKind Kind, string Evidence, string Finding)
{
    /// <summary>One line, for example: rule 2: CANCER, CONDITION "NSCLC" (lung cancer).</summary>
    public override string ToString() =>
        $"rule {(int)Rule}: {(Area is { } area ? EnumText.Of(area) : "no area")}, {EnumText.Of(Kind)} \"{Evidence}\" ({Finding})";
}
