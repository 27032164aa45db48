namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>Why the study does not come to Norway.</summary>
public enum LossReason
{
    Unspecified = 0,

    /// <summary>The answer, or the start of enrolment, comes too late.</summary>
    TooSlow = 1,
    TooFewPatients = 2,
    Costs = 3,

    /// <summary>The standard of care in Norway does not fit the protocol.</summary>
    StandardOfCare = 4,

    /// <summary>Another country was enough.</summary>
    OtherCountry = 5,

    /// <summary>The study does not take place at all.</summary>
    StudyStopped = 6,

    /// <summary>Another reason, given in the remarks.</summary>
    Other = 7,
}
