using TrialMatch.Api.Mapping;

namespace TrialMatch.Api.Access;

/// <summary>Reads whose indicators are asked for. The nation's are nobody's own.</summary>
internal static class IndicatorParents
{
    private const string Field = "parent";

    public static Target TargetOf(string parent, RequestReader read) => parent.Split('/')[0] switch
    {
        ResourceNames.Trusts => new Target.OfTrust(read.Trust(Field, parent)),
        ResourceNames.Regions => new Target.OfRegion(read.Region(Field, parent)),
        ResourceNames.Centres => new Target.OfCentre(read.Centre(Field, parent)),
        _ => NationOrUnknown(parent, read),
    };

    private static Target.Nobodys NationOrUnknown(string parent, RequestReader read)
    {
        if (parent != ResourceNames.Nation)
        {
            read.Add(Field, $"expected trusts/ID, regions/ID, centres/ID or {ResourceNames.Nation}");
        }

        return new Target.Nobodys();
    }
}
