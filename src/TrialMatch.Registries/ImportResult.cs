using System.Collections.Immutable;

namespace TrialMatch.Registries;

/// <summary>The result of reading the input.</summary>
/// <param name="Items">One per record, in the order given; empty if the whole input was refused.</param>
/// <param name="Refusal">Why no record could be read; null if records were read.</param>
public sealed record ImportResult(ImmutableArray<ImportItem> Items, ImportProblem? Refusal = null);
