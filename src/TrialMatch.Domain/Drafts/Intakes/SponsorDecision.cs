namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>The sponsor's decision where to run the study.</summary>
/// <param name="Date">The day by which it is made; null: not told.</param>
/// <param name="IsNorwayChosen">Whether Norway is already chosen; null: not told.</param>
public sealed record SponsorDecision(DecisionStage Stage = DecisionStage.Unspecified, DateOnly? Date = null, bool? IsNorwayChosen = null);
