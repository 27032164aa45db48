using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>What came of reading a seed file: the seed, or all that is wrong with the file.</summary>
/// <param name="Seed">Null where there are violations.</param>
/// <param name="Violations">By path in the file: <c>trusts[3].region</c>.</param>
public sealed record SeedReading(NetworkSeed? Seed, ImmutableArray<Violation> Violations);
