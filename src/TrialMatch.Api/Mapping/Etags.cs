using System.Globalization;

namespace TrialMatch.Api.Mapping;

/// <summary>Etags as in AIP-154: a resource's version as text.</summary>
internal static class Etags
{
    /// <summary>A version that no resource has.</summary>
    private const long NeverIssued = -1;

    public static string Of(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the version that a change applies to; null for any version.</summary>
    public static long? Read(string etag) =>
        etag.Length == 0 ? null
        : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && Of(version) == etag ? version
        : NeverIssued;
}
