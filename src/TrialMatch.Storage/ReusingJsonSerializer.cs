using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;

namespace TrialMatch.Storage;

/// <summary>
/// System.Text.Json, written into one buffer for each thread: a new one for each state is a good part of what a registration allocates.
/// What it returns is good until its thread serializes again, so whoever keeps it takes a copy, as <see cref="Sqlite.StoredPayload"/> does.
/// </summary>
internal sealed class ReusingJsonSerializer(IOptions<SystemTextJsonGrainStorageSerializerOptions> options) : IGrainStorageSerializer
{
    private const int FirstBytes = 32 * 1024;

    /// <summary>A buffer that a rare large state has made larger than this is not kept.</summary>
    private const int MostKeptBytes = 1024 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private readonly SystemTextJsonGrainStorageSerializer _reading = new(options);

    public BinaryData Serialize<T>(T? input)
    {
        var json = options.Value.JsonSerializerOptions;
        var buffer = _buffer is { Capacity: <= MostKeptBytes } kept ? kept : _buffer = new ArrayBufferWriter<byte>(FirstBytes);
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = json.Encoder, Indented = json.WriteIndented, MaxDepth = json.MaxDepth }))
        {
            JsonSerializer.Serialize(writer, input, json);
        }

        return BinaryData.FromBytes(buffer.WrittenMemory);
    }

    public T? Deserialize<T>(BinaryData input) => _reading.Deserialize<T>(input);
}
