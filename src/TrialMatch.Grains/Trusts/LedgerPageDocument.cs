using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Trusts;

/// <summary>What is stored of a page of a trust's ledger.</summary>
public sealed class LedgerPageDocument : IHasFeed
{
    public int SchemaVersion { get; set; } = 1;

    public ImmutableArray<Hold> Holds { get; set; } = [];

    /// <summary>The page's own: it outlives the document, which is made anew for each write.</summary>
    [JsonIgnore]
    public FeedOutbox Feed { get; init; } = new();
}
