namespace TrialMatch.Domain.Studies;

/// <summary>The states of a study. <see cref="Registered"/> and <see cref="Matching"/> are transient: a due time wakes the study in them.</summary>
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

    /// <summary>Too little capacity is free for the study's minimum, although an empty calendar would suffice.</summary>
    Waitlisted = 9,

    /// <summary>Even an empty calendar would not suffice for the study's minimum.</summary>
    NotFeasible = 10,
    Declined = 11,
    Expired = 12,
    Withdrawn = 13,

    /// <summary>An inquiry: sites are asked whether they are interested, nothing is held, and the sponsor has yet to decide.</summary>
    Exploring = 14,
}
