using System.Text.Json;
using Google.Protobuf;
using TrialMatch.Cli.Errors;
using TrialMatch.V1;

namespace TrialMatch.Cli.Input;

/// <summary>Reads a StudyDraft in proto JSON; what does not fit is said with its field.</summary>
internal static class DraftJson
{
    /// <exception cref="CommandException">A field is unknown, or its value is not of its kind.</exception>
    public static StudyDraft Parse(InputFile file, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw CommandException.BadInput($"{file.Name}: expected a study draft or a registry record, found a JSON {KindOf(root)}");
        }

        return TryParse(root.GetRawText(), out var draft, out var wrong) ? draft : throw Explain(file, root, wrong);
    }

    // The parser says what is wrong but seldom where: each field by itself tells which ones are at fault.
    private static CommandException Explain(InputFile file, JsonElement root, string wrong)
    {
        var faults = new List<string>();
        foreach (var field in root.EnumerateObject())
        {
            if (!TryParse($"{{{JsonSerializer.Serialize(field.Name)}:{field.Value.GetRawText()}}}", out _, out var fault))
            {
                faults.Add($"{field.Name}: {fault}");
            }
        }

        return CommandException.BadInput($"{file.Name}: {(faults.Count > 0 ? string.Join("; ", faults) : wrong)}");
    }

    // What protobuf throws for wrong JSON and for wrong messages is an IOException.
    private static bool TryParse(string json, out StudyDraft draft, out string wrong)
    {
        try
        {
            draft = JsonParser.Default.Parse<StudyDraft>(json);
            wrong = string.Empty;
            return true;
        }
        catch (Exception failure) when (failure is IOException or FormatException or OverflowException or ArgumentException)
        {
            draft = new StudyDraft();
            wrong = failure.Message;
            return false;
        }
    }

    private static string KindOf(JsonElement element) => element.ValueKind.ToString().ToLowerInvariant();
}
