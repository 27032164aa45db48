namespace TrialMatch.Primitives;

/// <summary>Machine-readable reasons of a refusal.</summary>
public enum RefusalReason
{
    Unspecified = 0,

    /// <summary>A field is missing or out of its range.</summary>
    InvalidField = 1,

    /// <summary>The request id was used before, with other content.</summary>
    RequestIdReused = 2,

    /// <summary>The id is taken.</summary>
    AlreadyExists = 3,

    /// <summary>The sponsor is not registered.</summary>
    SponsorUnknown = 4,

    /// <summary>The study's state does not allow it; the state is named.</summary>
    WrongState = 5,

    /// <summary>The study put no request to the site.</summary>
    NotAsked = 6,

    /// <summary>The site has answered before.</summary>
    AlreadyAnswered = 7,

    /// <summary>The time to answer is over.</summary>
    AnswerTooLate = 8,

    /// <summary>The study no longer asks the site, or the trust took its capacity back.</summary>
    RequestWithdrawn = 9,

    /// <summary>More is accepted than is held for the site.</summary>
    MoreThanHeld = 10,

    /// <summary>The offer has lapsed.</summary>
    OfferLapsed = 11,

    /// <summary>Nothing can be reported for a month that has not come.</summary>
    MonthNotCome = 12,

    /// <summary>The month lies outside those in which the site accepted to enrol, and that was not confirmed.</summary>
    OutsideWindow = 13,

    /// <summary>The figure is far beyond what the site accepted or its forecast makes plausible, and was not confirmed.</summary>
    Implausible = 14,

    /// <summary>A study of the same sponsor that is not over is likely the same one; it is named, and that was not confirmed.</summary>
    DuplicateStudy = 15,

    /// <summary>People have added as much to the study's history as they may; what carries it on is still taken, without remarks.</summary>
    HistoryFull = 19,

    /// <summary>The resource has changed since the etag was read.</summary>
    EtagMismatch = 20,

    /// <summary>Less would be declared than is committed; the studies and months are named.</summary>
    BelowCommitted = 21,

    /// <summary>Holds would have to give way, and nobody has said that they may; the studies are named.</summary>
    WouldEvict = 22,
}
