using System.Globalization;

namespace TrialMatch.Api.Mapping;

/// <summary>Etags of AIP-154: a resource's version as text.</summary>
internal static class Etags
{
    /// <summary>No resource has it.</summary>
    private const long NeverIssued = -1;

    public static string Of(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The version that a change is meant for; null where any will do.</summary>
    public static long? Read(string etag) =>
        etag.Length == 0 ? null
        : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && Of(version) == etag ? version
        : NeverIssued;
}
