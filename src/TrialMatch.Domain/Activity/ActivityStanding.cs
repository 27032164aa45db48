namespace TrialMatch.Domain.Activity;

/// <summary>Whether a study's patients at a site count in the activity report.</summary>
public enum ActivityStanding
{
    Unspecified = 0,
    In = 1,
    Out = 2,

    /// <summary>What is recorded does not tell; a person has to.</summary>
    Check = 3,
}
