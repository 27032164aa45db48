using System.Collections.Immutable;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Grains.Trusts;

/// <summary>What is stored of a trust's earlier requests: a page of them, written once.</summary>
public sealed class RequestPageDocument
{
    public int SchemaVersion { get; set; } = 1;

    public ImmutableArray<RememberedChange> Requests { get; set; } = [];
}
