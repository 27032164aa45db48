namespace TrialMatch.Domain.Planning;

/// <summary>What a planning figure rests on.</summary>
/// <param name="Figures">Its path under "planning" in the network file; what stands under the path is covered too.</param>
/// <param name="RestsOn">The publication, the fit or the guess, in words that can be shown.</param>
/// <param name="Year">Of the publication, or in which it was fitted or guessed.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record PlanningSource(string Figures, string RestsOn, int Year, PlanningCertainty Certainty);
