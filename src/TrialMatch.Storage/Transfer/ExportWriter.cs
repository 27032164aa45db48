using System.Security.Cryptography;
using System.Text.Json;

namespace TrialMatch.Storage.Transfer;

/// <summary>Writes all that a store keeps, line by line. At no time is more than a few states in memory.</summary>
internal sealed class ExportWriter(Stream output) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <returns>What was written.</returns>
    /// <exception cref="InvalidDataException">A state is no JSON; the message names it.</exception>
    public static async Task<TransferCounts> WriteAsync(IExportSource source, Stream output, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var writer = new ExportWriter(output);
        var header = new ExportHeader(ExportHeader.CurrentFormat, source.Profile, source.SchemaVersion, now);
        await writer.WriteLineAsync(new ExportLine { Header = header }, cancellationToken);
        var counts = default(TransferCounts);
        await foreach (var state in source.ReadStatesAsync(cancellationToken))
        {
            await writer.WriteStateAsync(state, cancellationToken);
            counts = counts with { States = counts.States + 1 };
        }

        await foreach (var entry in source.ReadFeedAsync(cancellationToken))
        {
            await writer.WriteLineAsync(new ExportLine { Feed = entry }, cancellationToken);
            counts = counts with { FeedEntries = counts.FeedEntries + 1 };
        }

        var end = new ExportEnd(counts.States, counts.FeedEntries, Convert.ToHexStringLower(writer._hash.GetCurrentHash()));
        await writer.WriteLineAsync(new ExportLine { End = end }, cancellationToken);
        await output.FlushAsync(cancellationToken);
        return counts;
    }

    public void Dispose() => _hash.Dispose();

    private async Task WriteStateAsync(ExportedState state, CancellationToken cancellationToken)
    {
        try
        {
            await WriteLineAsync(new ExportLine { State = state }, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"Cannot export {state.Key}: what is stored is not JSON: {e.Message}", e);
        }
    }

    private async Task WriteLineAsync(ExportLine line, CancellationToken cancellationToken)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, ExportLine.Json), (byte)'\n'];
        _hash.AppendData(bytes);
        await output.WriteAsync(bytes, cancellationToken);
    }
}
