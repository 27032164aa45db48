using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrialMatch.Storage.Transfer;

/// <summary>A serialized state as part of a line, byte for byte as it was stored: JSON within JSON.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct ExportedDocument(ReadOnlyMemory<byte> Json)
{
    private sealed class Converter : JsonConverter<ExportedDocument>
    {
        public override ExportedDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new ExportedDocument(System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetRawText()));
        }

        public override void Write(Utf8JsonWriter writer, ExportedDocument value, JsonSerializerOptions options)
        {
            // Between values JSON may have line breaks, which would end the line.
            if (value.Json.Span.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            {
                using var document = JsonDocument.Parse(value.Json);
                document.RootElement.WriteTo(writer);
            }
            else
            {
                writer.WriteRawValue(value.Json.Span);
            }
        }
    }
}
