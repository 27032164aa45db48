using TrialMatch.Api.Mapping;
using TrialMatch.V1;

namespace TrialMatch.Api.Access;

/// <summary>Reads whose figures or obstacles a call is about, by the resource name in its field "parent".</summary>
internal static class Parents
{
    private const string Parent = "parent";

    public static Target Of(GetIndicatorsRequest request, RequestReader read) =>
        TargetOf(request.Parent, read, nation: new Target.Nobodys(), ResourceNames.Trusts, ResourceNames.Regions, ResourceNames.Centres);

    public static Target Of(GetActivityReportRequest request, RequestReader read) =>
        TargetOf(request.Parent, read, nation: new Target.OfNation(), ResourceNames.Trusts, ResourceNames.Regions);

    public static Target Of(GetBoardPackRequest request, RequestReader read) =>
        TargetOf(request.Parent, read, nation: null, ResourceNames.Trusts, ResourceNames.Regions);

    /// <summary>Added up over all trusts it is no trust's own.</summary>
    public static Target Of(GetCapacityIndicatorsRequest request, RequestReader read) =>
        TargetOf(request.Parent, read, nation: new Target.Nobodys(), ResourceNames.Trusts, ResourceNames.Regions);

    public static Target Of(AssessCapacityChangeRequest request, RequestReader read) =>
        TargetOf(request.Parent, read, nation: null, ResourceNames.Trusts, ResourceNames.Regions);

    public static Target Of(ReportObstacleRequest request, RequestReader read) =>
        TargetOf(request.Parent, read, nation: null, ResourceNames.Trusts, ResourceNames.Sponsors);

    public static Target Of(ListObstaclesRequest request, RequestReader read) =>
        TargetOf(request.Parent, read, nation: new Target.OfNation(), ResourceNames.Trusts, ResourceNames.Sponsors, ResourceNames.Regions);

    /// <summary>How many there are in the nation is nobody's own.</summary>
    public static Target Of(CountObstaclesRequest request, RequestReader read) =>
        TargetOf(request.Parent, read, nation: new Target.Nobodys(), ResourceNames.Trusts, ResourceNames.Regions);

    /// <summary>Reads who reported an obstacle.</summary>
    public static Target OfObstacle(string name, RequestReader read)
    {
        if (ObstacleNames.TryRead(name, out var reporter, out _))
        {
            return Named("name", reporter, read);
        }

        read.Add("name", "expected obstacles/trust-ID-NUMBER or obstacles/sponsor-ID-NUMBER");
        return new Target.OfNation();
    }

    /// <param name="nation">What all of them together are: nobody's own, or only for those who see each; null where they cannot be asked for.</param>
    /// <param name="collections">Those of which one may be named.</param>
    private static Target TargetOf(string parent, RequestReader read, Target? nation, params string[] collections)
    {
        if (collections.Contains(CollectionOf(parent), StringComparer.Ordinal))
        {
            return Named(Parent, parent, read);
        }

        if (nation is null || parent != ResourceNames.Nation)
        {
            string[] expected = [.. collections.Select(collection => collection + "/ID"), .. nation is null ? (string[])[] : [ResourceNames.Nation]];
            read.Add(Parent, $"expected {string.Join(", ", expected[..^1])} or {expected[^1]}");
        }

        return nation ?? new Target.Nobodys();
    }

    private static Target Named(string field, string name, RequestReader read) => CollectionOf(name) switch
    {
        ResourceNames.Trusts => new Target.OfTrust(read.Trust(field, name)),
        ResourceNames.Regions => new Target.OfRegion(read.Region(field, name)),
        ResourceNames.Centres => new Target.OfCentre(read.Centre(field, name)),
        ResourceNames.Sponsors => new Target.OfSponsor(read.Sponsor(field, name)),
        _ => throw new ArgumentException($"'{name}' names none of them.", nameof(name)),
    };

    private static string CollectionOf(string name) => name.Split('/')[0];
}
