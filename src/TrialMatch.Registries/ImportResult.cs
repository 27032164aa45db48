using System.Collections.Immutable;

namespace TrialMatch.Registries;

/// <summary>What became of the bytes.</summary>
/// <param name="Items">One for each record, in the order given; empty where all was refused.</param>
/// <param name="Refusal">Why no record could be looked at; null where they were.</param>
public sealed record ImportResult(ImmutableArray<ImportItem> Items, ImportProblem? Refusal = null);
