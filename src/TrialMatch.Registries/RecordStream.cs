using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace TrialMatch.Registries;

/// <summary>
/// Reads ClinicalTrials.gov API v2 records from a stream of any length, one at a time: a record, arrays of records, pages of the API
/// ("studies"), in sequence or one per line, also compressed with gzip. Keeps one record in memory.
/// </summary>
public static class RecordStream
{
    /// <summary>The maximum size of a record, in bytes. Real ones are under 1 MB.</summary>
    public const int MaxRecordBytes = 32 * 1024 * 1024;

    private const int BufferBytes = 64 * 1024;

    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    /// <param name="stream">Read to its end and left open.</param>
    /// <param name="cancellation">Stops reading between records and while waiting for bytes.</param>
    /// <exception cref="RecordStreamException">The input is not a record, or is incomplete.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static async IAsyncEnumerable<StreamedRecord> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true));
        try
        {
            await using var bytes = await DecompressAsync(pipe, cancellation);
            var scanner = new RecordScanner(bytes);
            while (await scanner.NextAsync(cancellation) is { } next)
            {
                using (next.Document)
                {
                    yield return next.Record;
                }
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private static async Task<Stream> DecompressAsync(PipeReader pipe, CancellationToken cancellation)
    {
        var beginning = await pipe.ReadAtLeastAsync(GzipMark.Length, cancellation);
        var isGzip = IsGzip(beginning);
        pipe.AdvanceTo(beginning.Buffer.Start);
        var bytes = pipe.AsStream(leaveOpen: true);
        return isGzip ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
    }

    private static bool IsGzip(ReadResult beginning) =>
        beginning.Buffer.Length >= GzipMark.Length && beginning.Buffer.Slice(0, GzipMark.Length).ToArray().AsSpan().SequenceEqual(GzipMark);
}
