namespace TrialMatch.Notices.Delivery;

/// <summary>What came of handing a message to the mail server.</summary>
internal enum SendOutcome
{
    Unspecified = 0,

    /// <summary>The server has taken it over.</summary>
    Accepted = 1,

    /// <summary>The server will never take this message for this mailbox (a reply of 5xx to either).</summary>
    RefusedForGood = 2,

    /// <summary>The server does not take it for this mailbox now.</summary>
    RefusedForNow = 3,

    /// <summary>No server took part: unreachable, not to be trusted, not letting us in, or not letting us send at all.</summary>
    NoServer = 4,
}
