namespace TrialMatch.Numerics.Selection;

/// <summary>Something that keeps all candidates together from the target.</summary>
/// <param name="ProbabilityLifted">P(patients ≥ target) of all candidates with this limit alone lifted.</param>
/// <param name="IsEnough">Whether lifting it alone would reach the asked probability.</param>
public sealed record BindingLimit(LimitKind Kind, double ProbabilityLifted, bool IsEnough);

/// <summary>Kinds of limits.</summary>
public enum LimitKind
{
    Unspecified = 0,

    /// <summary>Caps: lifted, no site has one.</summary>
    Caps = 1,

    /// <summary>Late starts: lifted, every site recruits from month 0, with no pause.</summary>
    Starts = 2,

    /// <summary>Too few sites: lifted, every candidate is there twice.</summary>
    Sites = 3,

    /// <summary>The bound on the number of sites: lifted, all candidates take part.</summary>
    MaxSites = 4,
}
