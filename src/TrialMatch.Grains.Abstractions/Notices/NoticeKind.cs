using System.Text.Json.Serialization;

namespace TrialMatch.Grains.Abstractions.Notices;

/// <summary>What a notice is about. Names are stored in the feed: never change or reuse one.</summary>
public enum NoticeKind
{
    Unspecified = 0,

    /// <summary>A study asks a trust to take part.</summary>
    RequestMade = 1,

    /// <summary>Half of the time to answer has passed without an answer from the trust.</summary>
    ReminderHalfTime = 2,

    /// <summary>The last day to answer has begun without an answer from the trust.</summary>
    ReminderLastDay = 3,

    /// <summary>The trust no longer has to answer: the study ended, or dropped its request.</summary>
    RequestWithdrawn = 4,

    /// <summary>All answers are in, and the sponsor has an offer.</summary>
    OfferMade = 5,

    /// <summary>A trust evicted capacity that was held for a study.</summary>
    [JsonStringEnumMemberName("HoldTakenBack")]
    HoldEvicted = 6,

    /// <summary>An inquiry asks a trust whether it is interested.</summary>
    InterestAsked = 7,

    /// <summary>Half of the time, or all but a day of it, has passed without a word from the trust on its interest.</summary>
    InterestReminder = 8,

    /// <summary>The inquiry has ended: the outcome is told to every trust that answered.</summary>
    InquiryEnded = 9,

    /// <summary>The sponsor of an inquiry has a week, or a day, to decide.</summary>
    DecisionDue = 10,
}
