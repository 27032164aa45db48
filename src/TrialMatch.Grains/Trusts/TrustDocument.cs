using TrialMatch.Domain.Trusts;

namespace TrialMatch.Grains.Trusts;

/// <summary>What is stored of what a trust has said of itself.</summary>
public sealed class TrustDocument
{
    public int SchemaVersion { get; set; } = 1;

    public TrustRecord? Record { get; set; }
}
