namespace TrialMatch.Api.Mapping;

/// <summary>The resource types (AIP-123) declared in the protos.</summary>
internal static class ResourceTypes
{
    /// <summary>Returns the resource type for a resource name.</summary>
    public static string Of(string name) => name.Split('/')[0] switch
    {
        ResourceNames.Studies => "trialmatch/Study",
        ResourceNames.Sponsors => "trialmatch/Sponsor",
        ResourceNames.Trusts => "trialmatch/Trust",
        ResourceNames.Centres => "trialmatch/Centre",
        ResourceNames.Regions => "trialmatch/Region",
        ResourceNames.Obstacles => "trialmatch/Obstacle",
        _ => throw new ArgumentException($"'{name}' is not a resource name.", nameof(name)),
    };
}
