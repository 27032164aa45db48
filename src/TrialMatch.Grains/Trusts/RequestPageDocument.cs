using System.Collections.Immutable;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Trusts;

/// <summary>The stored form of a page of a trust's earlier change requests, written once.</summary>
public sealed class RequestPageDocument
{
    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    public ImmutableArray<RememberedChange> Requests { get; set; } = [];
}
