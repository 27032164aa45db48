using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>
/// Converts the position at which a page ended to a token and back: base64url, opaque to callers. A token carries a fingerprint of itself,
/// its layout and the filter it was issued for. It grants no access, as each page is filtered again.
/// </summary>
internal static class PageSeal
{
    private const int FingerprintBytes = 12;
    private const int MaxTokenLength = 4_096;

    /// <param name="layout">The layout of the position; tokens of another layout are refused.</param>
    /// <param name="filter">Each filter of the list, in a fixed order; null for a filter that matches everything.</param>
    public static string Write(string layout, ReadOnlySpan<string?> filter, ReadOnlySpan<byte> place) =>
        Base64Url.EncodeToString([.. Fingerprint(layout, filter, place), .. place]);

    /// <exception cref="FormatException">The token was not issued for this list, or not by this service.</exception>
    public static byte[] Read(string layout, ReadOnlySpan<string?> filter, string token)
    {
        if (token.Length <= MaxTokenLength && Base64Url.IsValid(token))
        {
            var bytes = Base64Url.DecodeFromChars(token);
            if (bytes.Length > FingerprintBytes
                && bytes.AsSpan(0, FingerprintBytes).SequenceEqual(Fingerprint(layout, filter, bytes.AsSpan(FingerprintBytes))))
            {
                return bytes[FingerprintBytes..];
            }
        }

        throw new FormatException(
            $"{nameof(StudyQuery.PageToken)} was not issued for this list: expected empty for the first page, "
            + $"or the {nameof(StudyPage.NextPageToken)} of the page before it under the same filter.");
    }

    private static byte[] Fingerprint(string layout, ReadOnlySpan<string?> filter, ReadOnlySpan<byte> place)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, layout);
        foreach (var part in filter)
        {
            Append(hash, part);
        }

        hash.AppendData(place);
        return hash.GetHashAndReset()[..FingerprintBytes];
    }

    // Each part is preceded by its length, so that no two filters give the same bytes; -1 for no filter.
    private static void Append(IncrementalHash hash, string? part)
    {
        hash.AppendData(BitConverter.GetBytes(part is null ? -1 : Encoding.UTF8.GetByteCount(part)));
        hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
    }
}
