using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Formats and parses resource names (AIP-122), such as "studies/{study}".</summary>
internal static class ResourceNames
{
    public const string Studies = "studies";
    public const string Sponsors = "sponsors";
    public const string Trusts = "trusts";
    public const string Centres = "centres";
    public const string Regions = "regions";
    public const string Obstacles = "obstacles";

    /// <summary>All of them together: there is one network.</summary>
    public const string Nation = "networks/norway";

    private const int IdLength = 64;

    public static string Of(StudyId id) => $"{Studies}/{id.Value}";

    public static string Of(SponsorId id) => $"{Sponsors}/{id.Value}";

    public static string Of(TrustId id) => $"{Trusts}/{id.Value}";

    public static string Of(CentreId id) => $"{Centres}/{id.Value}";

    public static string Of(RegionId id) => $"{Regions}/{id.Value}";

    public static bool TryRead<TId>(string name, string collection, out TId id)
        where TId : struct, ITextId<TId>
    {
        var text = name.StartsWith(collection + "/", StringComparison.Ordinal) ? name[(collection.Length + 1)..] : string.Empty;
        id = IsId(text) ? TId.FromText(text) : default;
        return IsId(text);
    }

    public static bool IsId(string text) =>
        text.Length is > 0 and <= IdLength && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
