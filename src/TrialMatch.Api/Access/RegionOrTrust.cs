using TrialMatch.Api.Mapping;

namespace TrialMatch.Api.Access;

/// <summary>Reads the scope of a question about trusts: one, or all of a region.</summary>
internal static class RegionOrTrust
{
    private const string Field = "parent";

    public static Target TargetOf(string parent, RequestReader read)
    {
        switch (parent.Split('/')[0])
        {
            case ResourceNames.Trusts:
                return new Target.OfTrust(read.Trust(Field, parent));
            case ResourceNames.Regions:
                return new Target.OfRegion(read.Region(Field, parent));
            default:
                read.Add(Field, "expected trusts/ID or regions/ID");
                return new Target.Nobodys();
        }
    }
}
