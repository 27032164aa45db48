namespace TrialMatch.Domain.Studies;

/// <summary>Where a study is in its life. <see cref="Registered"/> and <see cref="Matching"/> are passing: a due time wakes them.</summary>
public enum StudyState
{
    Unspecified = 0,
    Registered = 1,
    Matching = 2,
    Requested = 3,
    Offered = 4,
    Placed = 5,
    Recruiting = 6,
    Closed = 7,

    /// <summary>No area fits; the coordinating unit assigns one.</summary>
    Triage = 8,

    /// <summary>Too little free capacity for the study's minimum, though an empty calendar would carry it.</summary>
    Waitlisted = 9,

    /// <summary>Not even an empty calendar would carry the study's minimum.</summary>
    NotFeasible = 10,
    Declined = 11,
    Expired = 12,
    Withdrawn = 13,
}
