using System.Collections.Immutable;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Grains.Trusts;

/// <summary>The stored form of a page of a trust's earlier change requests, written once.</summary>
public sealed class RequestPageDocument
{
    public int SchemaVersion { get; set; } = 1;

    public ImmutableArray<RememberedChange> Requests { get; set; } = [];
}
