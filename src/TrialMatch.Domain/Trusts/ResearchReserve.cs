using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>A share of a pool that a trust keeps for its own research.</summary>
/// <param name="Percent">0 to 100 percent of what is declared in each month, in whole units, rounded down.</param>
public sealed record ResearchReserve(PoolId Pool, int Percent);
