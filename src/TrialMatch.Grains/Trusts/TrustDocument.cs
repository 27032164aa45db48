using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Trusts;

/// <summary>The stored form of a trust's declaration.</summary>
public sealed class TrustDocument
{
    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    public TrustRecord? Record { get; set; }
}
