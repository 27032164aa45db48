namespace TrialMatch.Notices.Delivery;

/// <summary>The outcome of handing a message to the mail server.</summary>
internal enum SendOutcome
{
    Unspecified = 0,

    /// <summary>The server accepted the message.</summary>
    Accepted = 1,

    /// <summary>The server permanently rejected the message or the mailbox (a 5xx reply).</summary>
    RefusedForGood = 2,

    /// <summary>The server temporarily rejected the message for this mailbox.</summary>
    RefusedForNow = 3,

    /// <summary>The server cannot be used: unreachable, not trusted, or refusing the log-in or all messages.</summary>
    NoServer = 4,
}
