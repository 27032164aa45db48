namespace TrialMatch.Domain.Planning;

/// <summary>The certainty of a planning figure.</summary>
public enum PlanningCertainty
{
    Unspecified = 0,

    /// <summary>Taken as published.</summary>
    Published = 1,

    /// <summary>Fitted to data.</summary>
    Fitted = 2,

    /// <summary>A guess of plausible size, not measured.</summary>
    Guess = 3,
}
