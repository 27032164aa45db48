namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>Whether a device bears the CE mark.</summary>
public enum CeState
{
    /// <summary>Not specified.</summary>
    Unspecified = 0,
    NotMarked = 1,
    /// <summary>For another use than the one studied.</summary>
    MarkedForOtherUse = 2,
    MarkedForThisUse = 3,
}
