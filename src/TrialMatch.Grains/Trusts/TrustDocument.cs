using System.Text.Json.Serialization;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Trusts;

/// <summary>The stored form of a trust's declaration.</summary>
public sealed class TrustDocument : IHasFeed
{
    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    public TrustRecord? Record { get; set; }

    /// <summary>The trust's outbox. It outlives the document, which is created anew for each write.</summary>
    [JsonIgnore]
    public FeedOutbox Feed { get; init; } = new();
}
