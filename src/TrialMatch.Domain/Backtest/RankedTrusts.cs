using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Backtest;

/// <summary>Measures rankings of trusts for a trial.</summary>
public static class RankedTrusts
{
    /// <summary>
    /// Returns the share of the first k ranked trusts that took part. Since k is the number of trusts that took part, it is both recall and
    /// precision.
    /// </summary>
    public static double RecallAtK(ImmutableArray<TrustId> ranked, ImmutableArray<TrustId> real) =>
        real.IsEmpty ? 0 : ranked.Take(real.Length).Count(real.Contains) / (double)real.Length;

    /// <summary>Returns the expected recall of k trusts drawn at random.</summary>
    public static double RecallByLot(int candidates, ImmutableArray<TrustId> real) =>
        candidates == 0 ? 0 : Math.Min(1, real.Length / (double)candidates);
}
