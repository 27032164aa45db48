namespace TrialMatch.Domain.Placement;

/// <summary>The state of a request to a site.</summary>
public enum RequestState
{
    Unspecified = 0,

    /// <summary>Sent, and not yet answered.</summary>
    Open = 1,

    /// <summary>The site accepted, with a number of patients.</summary>
    Accepted = 2,

    /// <summary>The site declined, with a reason.</summary>
    Declined = 3,

    /// <summary>The deadline passed without an answer.</summary>
    NoAnswer = 4,

    /// <summary>The study ended, or withdrew the request.</summary>
    Withdrawn = 5,

    /// <summary>The trust evicted the study's hold.</summary>
    Lost = 6,
}
