using System.Text.Json;
using Google.Protobuf;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Input;

/// <summary>Reads a message in proto JSON; errors name the field.</summary>
internal static class RequestJson
{
    /// <param name="place">The element's position, as a prefix for error messages.</param>
    /// <exception cref="CommandException">A field is unknown, or its value has the wrong type.</exception>
    public static TMessage Parse<TMessage>(string place, JsonElement element)
        where TMessage : IMessage<TMessage>, new()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw CommandException.BadInput($"{place}expected a JSON object, found a JSON {element.ValueKind.ToString().ToLowerInvariant()}");
        }

        using var json = WrittenJson.ToProtoJson<TMessage>(place, element);
        return TryParse<TMessage>(json.RootElement.GetRawText(), out var message, out var wrong)
            ? message
            : throw CommandException.BadInput(place + Explain<TMessage>(json.RootElement, wrong));
    }

    // The parser says what is wrong but seldom where: parsing each field separately shows which ones are at fault.
    private static string Explain<TMessage>(JsonElement element, string wrong)
        where TMessage : IMessage<TMessage>, new()
    {
        var faults = new List<string>();
        foreach (var field in element.EnumerateObject())
        {
            if (!TryParse<TMessage>($"{{{JsonSerializer.Serialize(field.Name)}:{field.Value.GetRawText()}}}", out _, out var fault))
            {
                faults.Add($"{field.Name}: {fault}");
            }
        }

        return faults.Count > 0 ? string.Join("; ", faults) : wrong;
    }

    // Protobuf throws IOException for invalid JSON and for invalid messages.
    private static bool TryParse<TMessage>(string json, out TMessage message, out string wrong)
        where TMessage : IMessage<TMessage>, new()
    {
        try
        {
            message = JsonParser.Default.Parse<TMessage>(json);
            wrong = string.Empty;
            return true;
        }
        catch (Exception failure) when (failure is IOException or FormatException or OverflowException or ArgumentException)
        {
            message = new TMessage();
            wrong = failure.Message;
            return false;
        }
    }
}
