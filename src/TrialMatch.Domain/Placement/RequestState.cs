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

    /// <summary>An inquiry asked the site whether it is interested; not yet answered. Nothing is held.</summary>
    InterestAsked = 7,

    /// <summary>The site is interested, or wants to know more.</summary>
    Interested = 8,

    /// <summary>The site is not interested.</summary>
    NotInterested = 9,

    /// <summary>The deadline passed without a word on the site's interest. It may still answer until the sponsor has decided.</summary>
    InterestSilent = 10,

    /// <summary>The inquiry has ended, and the site is not asked to take part.</summary>
    InquiryEnded = 11,
}
