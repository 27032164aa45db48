using System.Text.Json;
using System.Text.Json.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>Converts typed ids to and from plain text, also as dictionary keys.</summary>
internal sealed class TextIdConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && Array.Exists(
            typeToConvert.GetInterfaces(),
            face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITextId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(TextIdConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class TextIdConverter<TId> : JsonConverter<TId>
        where TId : struct, ITextId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TId.FromText(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);

        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TId.FromText(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Value);
    }
}
