using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>Whole numbers by month, as an array: most of what a hold or a plan writes, so without a converter's work for each.</summary>
internal sealed class AmountsConverter : JsonConverter<ImmutableArray<int>>
{
    public override ImmutableArray<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected an array of whole numbers.");
        }

        var amounts = ImmutableArray.CreateBuilder<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            amounts.Add(reader.GetInt32());
        }

        return amounts.DrainToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<int> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var amount in value)
        {
            writer.WriteNumberValue(amount);
        }

        writer.WriteEndArray();
    }
}
