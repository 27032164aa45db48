namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>How an inquiry ended.</summary>
public enum InquiryOutcome
{
    Unspecified = 0,

    /// <summary>The sponsor has yet to decide.</summary>
    Open = 1,

    /// <summary>The sponsor goes ahead: the study is placed like any other, and sites that said yes are preferred.</summary>
    Confirmed = 2,

    /// <summary>The sponsor said why it does not come to Norway.</summary>
    Lost = 3,

    /// <summary>The decision date passed without a word from the sponsor.</summary>
    Lapsed = 4,

    /// <summary>The sponsor withdrew the study before it decided.</summary>
    Withdrawn = 5,

    /// <summary>No site could ever take part.</summary>
    NotFeasible = 6,
}
