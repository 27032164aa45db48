using TrialMatch.Domain.Sponsors;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Sponsors;

/// <summary>The stored form of a sponsor.</summary>
public sealed class SponsorDocument
{
    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    public Sponsor? Sponsor { get; set; }
}
