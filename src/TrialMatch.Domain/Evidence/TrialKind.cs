namespace TrialMatch.Domain.Evidence;

/// <summary>The kinds of registry trials, in the order of their relevance for the next industry trial.</summary>
public enum TrialKind
{
    Unspecified = 0,

    /// <summary>A company's trial of phase 2, 2–3 or 3.</summary>
    IndustryPhase2Or3 = 1,

    /// <summary>Any other interventional trial of a company.</summary>
    IndustryOther = 2,

    /// <summary>An interventional trial of a hospital, university or other sponsor.</summary>
    OtherSponsor = 3,
}
