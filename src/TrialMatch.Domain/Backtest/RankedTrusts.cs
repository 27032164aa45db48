using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Backtest;

/// <summary>A way to name hospitals for a trial, the first to ask first.</summary>
public static class RankedTrusts
{
    /// <summary>Of the first k, how many really took part, as a share of k: recall and precision at once, as k is how many really did.</summary>
    public static double RecallAtK(ImmutableArray<TrustId> ranked, ImmutableArray<TrustId> real) =>
        real.IsEmpty ? 0 : ranked.Take(real.Length).Count(real.Contains) / (double)real.Length;

    /// <summary>What k hospitals drawn by lot find on average.</summary>
    public static double RecallByLot(int candidates, ImmutableArray<TrustId> real) =>
        candidates == 0 ? 0 : Math.Min(1, real.Length / (double)candidates);
}
