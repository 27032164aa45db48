using System.Text.Json;
using TrialMatch.Cli.Errors;
using TrialMatch.V1;

namespace TrialMatch.Cli.Input;

/// <summary>Reads a StudyDraft in proto JSON.</summary>
internal static class DraftJson
{
    /// <exception cref="CommandException">A field is unknown, or its value has the wrong type.</exception>
    public static StudyDraft Parse(InputFile file, JsonElement root) => root.ValueKind == JsonValueKind.Object
        ? RequestJson.Parse<StudyDraft>($"{file.Name}: ", root)
        : throw CommandException.BadInput(
            $"{file.Name}: expected a study draft or a registry record, found a JSON {root.ValueKind.ToString().ToLowerInvariant()}");
}
