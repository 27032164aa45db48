namespace TrialMatch.Domain.Drafts;

/// <summary>The phase of a study. <see cref="NotApplicable"/> is for device, behavioural and observational studies.</summary>
public enum Phase
{
    /// <summary>Not specified; never stored.</summary>
    Unspecified = 0,
    NotApplicable = 1,
    EarlyPhase1 = 2,
    Phase1 = 3,
    Phase1Phase2 = 4,
    Phase2 = 5,
    Phase2Phase3 = 6,
    Phase3 = 7,
    Phase4 = 8,
}
