using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>
/// Where a page ended: the last study's place in the order. Written as base64url, opaque to callers. It carries a
/// fingerprint of itself and of the filter it was issued for; it grants nothing, as each page is filtered anew.
/// </summary>
internal readonly record struct StudyPageToken(DateTimeOffset RegisteredAt, StudyId Id)
{
    private const int FingerprintBytes = 12;
    private const int HeadBytes = FingerprintBytes + sizeof(long);
    private const int MaxTokenLength = 4_096;

    // Tokens of another layout get another fingerprint.
    private static readonly byte[] Layout = "trialmatch.study-page.1"u8.ToArray();

    public string Write(StudyQuery filter)
    {
        var position = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(Id.Value)];
        BinaryPrimitives.WriteInt64BigEndian(position, RegisteredAt.UtcTicks);
        Encoding.UTF8.GetBytes(Id.Value, position.AsSpan(sizeof(long)));
        return Base64Url.EncodeToString([.. Fingerprint(filter, position), .. position]);
    }

    /// <exception cref="FormatException">The token was not issued for this filter, or not by us.</exception>
    public static StudyPageToken Read(string token, StudyQuery filter)
    {
        var bytes = Decode(token);
        var position = bytes.AsSpan(FingerprintBytes);
        if (!bytes.AsSpan(0, FingerprintBytes).SequenceEqual(Fingerprint(filter, position)))
        {
            throw NotOurs();
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(position);
        return new StudyPageToken(
            new DateTimeOffset(ticks, TimeSpan.Zero), new StudyId(Encoding.UTF8.GetString(position[sizeof(long)..])));
    }

    private static byte[] Decode(string token)
    {
        if (token.Length > MaxTokenLength || !Base64Url.IsValid(token))
        {
            throw NotOurs();
        }

        var bytes = Base64Url.DecodeFromChars(token);
        return bytes.Length >= HeadBytes ? bytes : throw NotOurs();
    }

    private static byte[] Fingerprint(StudyQuery filter, ReadOnlySpan<byte> position)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Layout);
        Append(hash, filter.Sponsor?.Value is { } sponsor ? Encoding.UTF8.GetBytes(sponsor) : null);
        Append(hash, filter.State is { } state ? BitConverter.GetBytes((int)state) : null);
        Append(hash, filter.Lead is { } lead ? BitConverter.GetBytes((int)lead) : null);
        hash.AppendData(position);
        return hash.GetHashAndReset()[..FingerprintBytes];
    }

    // Each part with its length, so that no two filters run together into the same bytes; -1: no filter.
    private static void Append(IncrementalHash hash, byte[]? part)
    {
        hash.AppendData(BitConverter.GetBytes(part?.Length ?? -1));
        hash.AppendData(part ?? []);
    }

    private static FormatException NotOurs() => new(
        $"{nameof(StudyQuery.PageToken)} was not issued for this list: expected empty for the first page, "
        + $"or the {nameof(StudyPage.NextPageToken)} of the page before it under the same filter.");
}
