namespace TrialMatch.Domain.Planning;

/// <summary>How sure a planning figure is.</summary>
public enum PlanningCertainty
{
    Unspecified = 0,

    /// <summary>Taken as published.</summary>
    Published = 1,

    /// <summary>Fitted to data.</summary>
    Fitted = 2,

    /// <summary>Of a plausible size; nobody has measured it.</summary>
    Guess = 3,
}
