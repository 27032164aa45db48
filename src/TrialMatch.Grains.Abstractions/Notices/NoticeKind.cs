namespace TrialMatch.Grains.Abstractions.Notices;

/// <summary>What a notice tells. A name, once used, is never changed or reused: it stands in the feed.</summary>
public enum NoticeKind
{
    Unspecified = 0,

    /// <summary>A study asks a trust to take part.</summary>
    RequestMade = 1,

    /// <summary>Half of the time to answer has passed, and the trust has not answered.</summary>
    ReminderHalfTime = 2,

    /// <summary>The last day to answer has begun, and the trust has not answered.</summary>
    ReminderLastDay = 3,

    /// <summary>The trust need not answer any more: the study ended, or no longer asks it.</summary>
    RequestWithdrawn = 4,

    /// <summary>The answers are in, and the sponsor has its offer.</summary>
    OfferMade = 5,

    /// <summary>A trust took back capacity that was held for a study.</summary>
    HoldTakenBack = 6,
}
