namespace TrialMatch.Domain.Studies;

/// <summary>Why a site says no.</summary>
public enum DeclineReason
{
    Unspecified = 0,

    /// <summary>Another study there asks for the same patients.</summary>
    CompetingStudy = 1,
    NoEligiblePatients = 2,
    Staff = 3,
    Equipment = 4,
    Pharmacy = 5,
    Timelines = 6,
    ScientificInterest = 7,

    /// <summary>Said in words.</summary>
    Other = 8,
}
