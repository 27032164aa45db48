using System.Text.Json;
using System.Text.Json.Serialization;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>Converts a month to and from "2027-03", also as a dictionary key.</summary>
internal sealed class MonthConverter : JsonConverter<Month>
{
    public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Month.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override Month ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Month.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
