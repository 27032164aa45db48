using TrialMatch.Api.Mapping;

namespace TrialMatch.Api.Access;

/// <summary>Reads whose activity report is asked for. All trusts' is for those who see each of them.</summary>
internal static class ActivityParents
{
    private const string Field = "parent";

    public static Target TargetOf(string parent, RequestReader read) => parent.Split('/')[0] switch
    {
        ResourceNames.Trusts => new Target.OfTrust(read.Trust(Field, parent)),
        ResourceNames.Regions => new Target.OfRegion(read.Region(Field, parent)),
        _ => NationOrUnknown(parent, read),
    };

    private static Target.OfNation NationOrUnknown(string parent, RequestReader read)
    {
        if (parent != ResourceNames.Nation)
        {
            read.Add(Field, $"expected trusts/ID, regions/ID or {ResourceNames.Nation}");
        }

        return new Target.OfNation();
    }
}
