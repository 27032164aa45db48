using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Rarity;

/// <summary>A biomarker or a rare disease that only some patients of a condition group have.</summary>
/// <param name="Name">The name in words.</param>
/// <param name="Group">The condition group that the share refers to; null where there is no share, for any group.</param>
/// <param name="PerMille">
/// The share of the group's patients who have it, per mille: a planning default, rounded up; null where no published figure is close enough to plan on.
/// </param>
/// <param name="Source">The source of the share; empty where there is none.</param>
public sealed record Narrowing(NarrowingKind Kind, string Name, ConditionGroup? Group, int? PerMille, string Source);
