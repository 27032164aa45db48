namespace TrialMatch.Cli.Commands;

/// <summary>Fields as people type them.</summary>
internal static class FieldNames
{
    /// <summary>Returns the name in the API: LUNG_DISEASE for "lung-disease" or "Lung disease". The server knows which exist.</summary>
    public static string OfApi(string field) => field.Trim().Replace('-', '_').Replace(' ', '_').ToUpperInvariant();
}
