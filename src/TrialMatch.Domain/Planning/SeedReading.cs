using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>The result of reading a seed file: the seed, or its errors.</summary>
/// <param name="Seed">The seed; null where there are violations.</param>
/// <param name="Violations">The errors, by path in the file: <c>trusts[3].region</c>.</param>
public sealed record SeedReading(NetworkSeed? Seed, ImmutableArray<Violation> Violations);
