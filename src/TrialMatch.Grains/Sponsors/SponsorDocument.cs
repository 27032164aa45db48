using TrialMatch.Domain.Sponsors;

namespace TrialMatch.Grains.Sponsors;

/// <summary>The stored form of a sponsor.</summary>
public sealed class SponsorDocument
{
    public int SchemaVersion { get; set; } = 1;

    public Sponsor? Sponsor { get; set; }
}
