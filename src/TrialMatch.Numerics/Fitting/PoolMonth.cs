using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>One month of one pool; <paramref name="Month"/> counts from the calendar's first month.</summary>
public readonly record struct PoolMonth(PoolId Pool, int Month);
