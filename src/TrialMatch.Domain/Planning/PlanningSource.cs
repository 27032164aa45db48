namespace TrialMatch.Domain.Planning;

/// <summary>The source of a planning figure.</summary>
/// <param name="Figures">The figure's path under "planning" in the network file; it covers everything below the path.</param>
/// <param name="RestsOn">The publication, the fit or the guess, in words for display.</param>
/// <param name="Year">The year of the publication, the fit or the guess.</param>
/// <param name="Certainty">The certainty.</param>
public sealed record PlanningSource(string Figures, string RestsOn, int Year, PlanningCertainty Certainty);
