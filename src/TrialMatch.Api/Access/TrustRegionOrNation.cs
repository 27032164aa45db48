using TrialMatch.Api.Mapping;

namespace TrialMatch.Api.Access;

/// <summary>Reads the scope of a question about trusts: one, those of a region, or all.</summary>
internal static class TrustRegionOrNation
{
    private const string Field = "parent";

    /// <param name="nation">What all trusts are: nobody's own, or only for those who see each of them.</param>
    public static Target TargetOf(string parent, RequestReader read, Target nation)
    {
        switch (parent.Split('/')[0])
        {
            case ResourceNames.Trusts:
                return new Target.OfTrust(read.Trust(Field, parent));
            case ResourceNames.Regions:
                return new Target.OfRegion(read.Region(Field, parent));
            default:
                if (parent != ResourceNames.Nation)
                {
                    read.Add(Field, $"expected trusts/ID, regions/ID or {ResourceNames.Nation}");
                }

                return nation;
        }
    }
}
