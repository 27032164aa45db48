using System.Text.Json;
using Google.Protobuf;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Input;

/// <summary>Reads a message in proto JSON; what does not fit is said with its field.</summary>
internal static class RequestJson
{
    /// <summary>Far above what any message takes: a longer list is refused before it costs the time and memory of a message.</summary>
    private const int MostEntries = 100_000;

    /// <param name="place">Where the element stands, put before what is wrong with it.</param>
    /// <exception cref="CommandException">A field is unknown, or its value is not of its kind.</exception>
    public static TMessage Parse<TMessage>(string place, JsonElement element)
        where TMessage : IMessage<TMessage>, new()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw CommandException.BadInput($"{place}expected a JSON object, found a JSON {element.ValueKind.ToString().ToLowerInvariant()}");
        }

        RequireWholeNames(place, element);
        foreach (var list in element.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() > MostEntries))
        {
            throw CommandException.BadInput(
                $"{place}{list.Name}: {Figures.Whole(list.Value.GetArrayLength())} entries; at most {Figures.Whole(MostEntries)} are taken");
        }

        return TryParse<TMessage>(element.GetRawText(), out var message, out var wrong)
            ? message
            : throw CommandException.BadInput(place + Explain<TMessage>(element, wrong));
    }

    // A name with half a surrogate pair cannot even be read; a value with one is told with its field.
    private static void RequireWholeNames(string place, JsonElement element)
    {
        try
        {
            _ = element.EnumerateObject().Count(field => field.Name.Length > 0);
        }
        catch (InvalidOperationException half)
        {
            throw new CommandException(ExitCodes.BadInput, $"{place}the name of a field holds half a character", half);
        }
    }

    // The parser says what is wrong but seldom where: each field by itself tells which ones are at fault.
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

    // What protobuf throws for wrong JSON and for wrong messages is an IOException.
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
