using TrialMatch.Api.Mapping;
using TrialMatch.V1;

namespace TrialMatch.Api.Access;

/// <summary>Reads whose obstacles a call is about.</summary>
internal static class ObstacleTargets
{
    private const string Parent = "parent";

    public static Target Of(ReportObstacleRequest request, RequestReader read) => OfReporter(Parent, request.Parent, read);

    public static Target Of(ListObstaclesRequest request, RequestReader read) => request.Parent.Split('/')[0] switch
    {
        ResourceNames.Regions => new Target.OfRegion(read.Region(Parent, request.Parent)),
        ResourceNames.Trusts or ResourceNames.Sponsors => OfReporter(Parent, request.Parent, read),
        _ => OfNation(request.Parent, new Target.OfNation(), read, $"trusts/ID, sponsors/ID, regions/ID or {ResourceNames.Nation}"),
    };

    public static Target Of(GetObstacleRequest request, RequestReader read) => OfObstacle(request.Name, read);

    public static Target Of(TagObstacleRequest request, RequestReader read) => OfObstacle(request.Name, read);

    /// <summary>How many there are in the nation is nobody's own.</summary>
    public static Target Of(CountObstaclesRequest request, RequestReader read) => request.Parent.Split('/')[0] switch
    {
        ResourceNames.Regions or ResourceNames.Trusts => RegionOrTrust.TargetOf(request.Parent, read),
        _ => OfNation(request.Parent, new Target.Nobodys(), read, $"trusts/ID, regions/ID or {ResourceNames.Nation}"),
    };

    private static Target OfObstacle(string name, RequestReader read) =>
        OfReporter("name", ObstacleNames.TryRead(name, out var reporter, out _) ? reporter : string.Empty, read);

    private static Target OfReporter(string field, string name, RequestReader read)
    {
        switch (name.Split('/')[0])
        {
            case ResourceNames.Trusts:
                return new Target.OfTrust(read.Trust(field, name));
            case ResourceNames.Sponsors:
                return new Target.OfSponsor(read.Sponsor(field, name));
            default:
                read.Add(field, field == Parent ? "expected trusts/ID or sponsors/ID" : "expected obstacles/trust-ID-NUMBER or obstacles/sponsor-ID-NUMBER");
                return new Target.OfNation();
        }
    }

    private static Target OfNation(string parent, Target nation, RequestReader read, string expected)
    {
        if (parent != ResourceNames.Nation)
        {
            read.Add(Parent, $"expected {expected}");
        }

        return nation;
    }
}
