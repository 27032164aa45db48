namespace TrialMatch.Numerics.Overload;

/// <summary>An amount that is taken with a probability, or else not at all.</summary>
/// <param name="Amount">0 or more.</param>
/// <param name="Probability">0 to 1.</param>
public readonly record struct UncertainAmount(long Amount, double Probability);
