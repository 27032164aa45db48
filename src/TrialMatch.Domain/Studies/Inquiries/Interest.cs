namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>A site's answer to an inquiry. It binds nobody.</summary>
public enum Interest
{
    Unspecified = 0,

    Interested = 1,

    /// <summary>Interested, but it needs to know more before it can say how many.</summary>
    WantsToKnowMore = 2,

    NotInterested = 3,
}
