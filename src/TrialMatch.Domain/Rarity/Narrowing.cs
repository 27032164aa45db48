using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Rarity;

/// <summary>A biomarker or a rare disease that only some patients of a condition group have.</summary>
/// <param name="Name">For a person to read.</param>
/// <param name="Group">The group that the share is of; null for every group, where there is no share.</param>
/// <param name="PerMille">
/// How many of 1,000 patients of the group have it: a planning default, rounded up to a whole one; null where nobody's figure is
/// near enough to plan on.
/// </param>
/// <param name="Source">Where the share comes from; empty where there is none.</param>
public sealed record Narrowing(NarrowingKind Kind, string Name, ConditionGroup? Group, int? PerMille, string Source);
