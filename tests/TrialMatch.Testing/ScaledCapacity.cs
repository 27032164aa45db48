using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Testing;

/// <summary>A part of what a trust declares, so that studies get in each other's way.</summary>
public sealed record ScaledCapacity(IDeclaredCapacity Full, int Percent) : IDeclaredCapacity
{
    public PromisedElsewhere Elsewhere { get; init; } = PromisedElsewhere.Nothing;

    /// <summary>The share of every pool that is kept for the trust's own research.</summary>
    public int ResearchPercent { get; init; }

    public long KeptForResearchIn(PoolId pool, Month month) =>
        Math.Max(0, (DeclaredIn(pool, month) * ResearchPercent / 100) - Elsewhere.OwnInitiatedIn(pool, month));

    public long DeclaredIn(PoolId pool, Month month) => Full.DeclaredIn(pool, month) * Percent / 100;

    public void FillDeclared(PoolId pool, Month from, Span<int> byMonth)
    {
        Full.FillDeclared(pool, from, byMonth);
        foreach (ref var amount in byMonth)
        {
            amount = (int)((long)amount * Percent / 100);
        }
    }
}
