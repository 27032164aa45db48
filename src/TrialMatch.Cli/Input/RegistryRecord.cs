using System.Text.Json;

namespace TrialMatch.Cli.Input;

/// <summary>Distinguishes registry records from study drafts by their content.</summary>
internal static class RegistryRecord
{
    private static readonly string[] Marks = ["protocolSection", "derivedSection", "studies"];

    /// <summary>Whether this is a ClinicalTrials.gov study, an array of studies, or a page of its API.</summary>
    public static bool Is(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array
        || (root.ValueKind == JsonValueKind.Object && Marks.Any(mark => root.TryGetProperty(mark, out _)));
}
