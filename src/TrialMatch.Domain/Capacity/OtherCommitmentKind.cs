namespace TrialMatch.Domain.Capacity;

/// <summary>The kinds of promises that a trust makes outside TrialMatch.</summary>
public enum OtherCommitmentKind
{
    Unspecified = 0,

    /// <summary>The trust's own research.</summary>
    OwnInitiated = 1,

    /// <summary>A study, such as one for industry, that runs at the trust without having been placed through TrialMatch.</summary>
    RunningElsewhere = 2,
}
