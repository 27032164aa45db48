using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using Date = Google.Type.Date;

namespace TrialMatch.Cli.Input;

/// <summary>
/// Converts JSON as people write it to proto JSON: ISO dates become proto dates, and unknown fields are reported with the nearest known
/// ones.
/// </summary>
internal sealed class WrittenJson
{
    /// <summary>Far above the limits of any message: a longer list is refused before it costs time and memory.</summary>
    private const int MaxEntries = 100_000;

    private readonly string _place;
    private readonly Utf8JsonWriter _writer;
    private readonly List<string> _faults = [];

    private WrittenJson(string place, Utf8JsonWriter writer)
    {
        _place = place;
        _writer = writer;
    }

    /// <param name="place">The element's position, as a prefix for error messages.</param>
    /// <param name="element">A JSON object.</param>
    /// <exception cref="CommandException">A field is unknown, a date is invalid, or a list is too long.</exception>
    public static JsonDocument ToProtoJson<TMessage>(string place, JsonElement element)
        where TMessage : IMessage<TMessage>, new()
    {
        var content = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(content))
        {
            var written = new WrittenJson(place, writer);
            written.Copy(element, new TMessage().Descriptor, string.Empty);
            if (written._faults.Count > 0)
            {
                throw CommandException.BadInput(place + string.Join("; ", written._faults));
            }
        }

        return JsonDocument.Parse(content.WrittenMemory);
    }

    private void Copy(JsonElement message, MessageDescriptor type, string path)
    {
        _writer.WriteStartObject();
        foreach (var property in message.EnumerateObject())
        {
            var name = NameOf(property);
            var field = type.Fields.InDeclarationOrder().FirstOrDefault(known => known.JsonName == name || known.Name == name);
            if (field is null)
            {
                _faults.Add(Unknown(path, name, type));
                continue;
            }

            _writer.WritePropertyName(name);
            CopyField(property.Value, field, path + name);
        }

        _writer.WriteEndObject();
    }

    private void CopyField(JsonElement value, FieldDescriptor field, string path)
    {
        if (!field.IsRepeated || field.IsMap || value.ValueKind != JsonValueKind.Array)
        {
            CopyValue(value, field, path);
            return;
        }

        if (value.GetArrayLength() > MaxEntries)
        {
            throw CommandException.BadInput(
                $"{_place}{path}: {Figures.Whole(value.GetArrayLength())} entries; at most {Figures.Whole(MaxEntries)} are taken");
        }

        _writer.WriteStartArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            CopyValue(item, field, Figures.Format($"{path}[{index++}]"));
        }

        _writer.WriteEndArray();
    }

    private void CopyValue(JsonElement value, FieldDescriptor field, string path)
    {
        var type = field.FieldType == FieldType.Message && !field.IsMap ? field.MessageType : null;
        if (type == Date.Descriptor && value.ValueKind == JsonValueKind.String)
        {
            CopyDate(value, field, path);
        }
        else if (type is not null && value.ValueKind == JsonValueKind.Object)
        {
            Copy(value, type, path + ".");
        }
        else
        {
            // The proto parser checks the value; it may contain an unpaired surrogate, which could not be written otherwise.
            _writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
    }

    // A month may be written where the first day of a month is expected.
    private void CopyDate(JsonElement value, FieldDescriptor field, string path)
    {
        var isMonth = field.Name.EndsWith("month", StringComparison.Ordinal);
        var text = value.GetRawText().Trim('"');
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && !(isMonth && DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)))
        {
            _faults.Add($"{path}: expected {(isMonth ? "a month such as \"2027-03\"" : "a day such as \"2027-03-01\"")}, found \"{text}\"");
            _writer.WriteNullValue();
            return;
        }

        _writer.WriteStartObject();
        _writer.WriteNumber("year", day.Year);
        _writer.WriteNumber("month", day.Month);
        _writer.WriteNumber("day", day.Day);
        _writer.WriteEndObject();
    }

    private string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException unpaired)
        {
            throw new CommandException(ExitCodes.BadInput, $"{_place}the name of a field contains an unpaired surrogate", unpaired);
        }
    }

    private static string Unknown(string path, string name, MessageDescriptor type)
    {
        var names = type.Fields.InDeclarationOrder().Select(field => field.JsonName).ToList();
        var nearest = Nearest.To(name, names);
        return nearest.Count > 0
            ? $"{path}{name}: no such field; the nearest is {string.Join(" or ", nearest)}"
            : $"{path}{name}: no such field; expected one of {string.Join(", ", names)}";
    }
}
