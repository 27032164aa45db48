using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;

namespace TrialMatch.Grains.Trusts;

/// <summary>What is stored of a page of a trust's ledger.</summary>
public sealed class LedgerPageDocument
{
    public int SchemaVersion { get; set; } = 1;

    public ImmutableArray<Hold> Holds { get; set; } = [];
}
