using System.Globalization;

namespace TrialMatch.Storage.States;

/// <summary>A state's ETag is its version: 1 for the first write, one more with each write or clear.</summary>
internal static class StateVersion
{
    /// <summary>There is no row: nothing was ever written.</summary>
    public const long None = 0;

    // No row ever has it, so an ETag that is not ours conflicts like any other stale one.
    private const long Unknown = -1;

    public static long FromETag(string? etag)
    {
        if (string.IsNullOrEmpty(etag))
        {
            return None;
        }

        return long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > None
            ? version
            : Unknown;
    }

    public static string? ToETag(long version) =>
        version == None ? null : version.ToString(CultureInfo.InvariantCulture);
}
