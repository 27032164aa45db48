namespace TrialMatch.Api.Mapping;

/// <summary>The types of resources (AIP-123), as the protos declare them.</summary>
internal static class ResourceTypes
{
    /// <summary>The type of the resource that a name names.</summary>
    public static string Of(string name) => name.Split('/')[0] switch
    {
        ResourceNames.Studies => "trialmatch/Study",
        ResourceNames.Sponsors => "trialmatch/Sponsor",
        ResourceNames.Trusts => "trialmatch/Trust",
        ResourceNames.Centres => "trialmatch/Centre",
        _ => throw new ArgumentException($"'{name}' is no resource name.", nameof(name)),
    };
}
