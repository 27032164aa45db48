namespace TrialMatch.Primitives;

/// <summary>The machine-readable reason of a refusal.</summary>
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

    /// <summary>The study's state does not allow the command. The facts name the state.</summary>
    WrongState = 5,

    /// <summary>The study has no request at the site.</summary>
    NotAsked = 6,

    /// <summary>The site has already answered.</summary>
    AlreadyAnswered = 7,

    /// <summary>The deadline for the answer has passed.</summary>
    AnswerTooLate = 8,

    /// <summary>The study has withdrawn its request to the site, or the trust has taken its capacity back.</summary>
    RequestWithdrawn = 9,

    /// <summary>The site accepted more than is held for the study there.</summary>
    MoreThanHeld = 10,

    /// <summary>The offer has lapsed.</summary>
    OfferLapsed = 11,

    /// <summary>The reported month lies in the future.</summary>
    MonthNotCome = 12,

    /// <summary>The month lies outside the site's enrolment window, and the caller did not confirm it.</summary>
    OutsideWindow = 13,

    /// <summary>The number is implausibly high for what the site accepted and its forecast, and the caller did not confirm it.</summary>
    Implausible = 14,

    /// <summary>
    /// An open study of the same sponsor is likely a duplicate, and the caller did not confirm that it is another study. The facts name it.
    /// </summary>
    DuplicateStudy = 15,

    /// <summary>No trust has declared that it wants requests in the field to which a study was to be forwarded. The facts name the field.</summary>
    NoTrustForField = 18,

    /// <summary>The study's history has reached its size limit. Commands that the study needs to proceed are still accepted, without remarks.</summary>
    HistoryFull = 19,

    /// <summary>The resource has changed since the etag was read.</summary>
    EtagMismatch = 20,

    /// <summary>The declaration is below what is committed. The violations name the studies and months.</summary>
    BelowCommitted = 21,

    /// <summary>The declaration would evict holds, and the caller did not allow that. The violations name the studies.</summary>
    WouldEvict = 22,

    /// <summary>The sponsor's decision date has passed, and the inquiry with it.</summary>
    InquiryLapsed = 23,

    /// <summary>The site named more patients than its trust could ever take.</summary>
    BeyondCapacity = 24,

    /// <summary>Other commitments would take more than a pool has beside what is committed. The violations name pools, months and amounts.</summary>
    OverfillsPool = 40,

    /// <summary>The trust has no such other commitment.</summary>
    CommitmentUnknown = 41,
}
