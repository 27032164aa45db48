namespace TrialMatch.Domain.Capacity;

/// <summary>A pool with what is declared of it.</summary>
/// <param name="IsPlanningDefault">True while the figures are a planning default that the trust has not replaced with its own.</param>
public sealed record PoolDeclaration(Pool Pool, DeclaredCapacity Declared, bool IsPlanningDefault);
