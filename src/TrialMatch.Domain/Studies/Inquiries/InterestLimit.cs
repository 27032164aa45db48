namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>What limits a site's interest.</summary>
public enum InterestLimit
{
    Unspecified = 0,

    /// <summary>Other studies compete for the same patients.</summary>
    CompetingStudies = 1,

    /// <summary>The inclusion and exclusion criteria leave few patients.</summary>
    Criteria = 2,
    Staff = 3,
    Equipment = 4,

    /// <summary>The comparator, or what the study forgoes, is not the standard of care in Norway.</summary>
    StandardOfCare = 5,

    /// <summary>Something else, given in the remarks.</summary>
    Other = 6,
}
