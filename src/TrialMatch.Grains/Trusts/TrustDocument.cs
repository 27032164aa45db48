using TrialMatch.Domain.Trusts;

namespace TrialMatch.Grains.Trusts;

/// <summary>The stored form of a trust's declaration.</summary>
public sealed class TrustDocument
{
    public int SchemaVersion { get; set; } = 1;

    public TrustRecord? Record { get; set; }
}
