namespace TrialMatch.Numerics.Selection;

/// <summary>A limit that keeps all candidates together from reaching the target.</summary>
/// <param name="ProbabilityLifted">P(patients ≥ target) of all candidates with this limit alone lifted.</param>
/// <param name="IsEnough">Whether lifting this limit alone would reach the wanted probability.</param>
public sealed record BindingLimit(LimitKind Kind, double ProbabilityLifted, bool IsEnough);

/// <summary>The kinds of limits.</summary>
public enum LimitKind
{
    Unspecified = 0,

    /// <summary>The caps. Lifted: no site has a cap.</summary>
    Caps = 1,

    /// <summary>Late starts and pauses. Lifted: every site recruits from month 0 without a pause.</summary>
    Starts = 2,

    /// <summary>The number of candidates. Lifted: every candidate exists twice.</summary>
    Sites = 3,

    /// <summary>The maximum number of sites. Lifted: all candidates take part.</summary>
    MaxSites = 4,
}
