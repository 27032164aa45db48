using System.IO.Compression;

namespace TrialMatch.Storage.States;

/// <summary>
/// A serialized state as it is stored. Larger ones are compressed: property names repeat, so a document shrinks to a third or less, and
/// compressing takes less time than writing and syncing what it saves.
/// </summary>
internal readonly record struct StoredPayload(ReadOnlyMemory<byte> Bytes, bool IsCompressed)
{
    /// <summary>What is smaller than a page of the file shares one with others: to set up the compression takes longer than it saves there.</summary>
    private const int MinCompressedBytes = 4096;

    public static StoredPayload Of(ReadOnlyMemory<byte> plain)
    {
        if (plain.Length < MinCompressedBytes)
        {
            return new StoredPayload(plain, IsCompressed: false);
        }

        var compressed = Compress(plain.Span);
        return compressed.Length < plain.Length ? new StoredPayload(compressed, IsCompressed: true) : new StoredPayload(plain, IsCompressed: false);
    }

    /// <exception cref="InvalidDataException">What is stored is not what was compressed: it carries a checksum.</exception>
    public ReadOnlyMemory<byte> ToPlain() => IsCompressed ? Decompress() : Bytes;

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> plain)
    {
        using var compressed = new MemoryStream(plain.Length / 2);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(plain);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    private ReadOnlyMemory<byte> Decompress()
    {
        using var plain = new MemoryStream(Bytes.Length * 4);
        using (var zlib = new ZLibStream(new MemoryStream(Bytes.ToArray(), writable: false), CompressionMode.Decompress))
        {
            zlib.CopyTo(plain);
        }

        return plain.GetBuffer().AsMemory(0, (int)plain.Length);
    }
}
