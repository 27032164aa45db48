namespace TrialMatch.Domain.Studies;

/// <summary>The reason why a site declines.</summary>
public enum DeclineReason
{
    Unspecified = 0,

    /// <summary>Another study at the site competes for the same patients.</summary>
    CompetingStudy = 1,
    NoEligiblePatients = 2,
    Staff = 3,
    Equipment = 4,
    Pharmacy = 5,
    Timelines = 6,
    ScientificInterest = 7,

    /// <summary>Another reason, given in the remarks.</summary>
    Other = 8,
}
