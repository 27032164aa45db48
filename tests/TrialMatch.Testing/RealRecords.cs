namespace TrialMatch.Testing;

/// <summary>Registry records among the <see cref="SharedData"/>.</summary>
public static class RealRecords
{
    /// <summary>The records' files, or a skipped test where there are none.</summary>
    public static IReadOnlyList<string> Files() => In(SharedData.Get("data", "ctgov"));

    /// <summary>The records' files; none where they are absent.</summary>
    public static IReadOnlyList<string> FilesIfPresent() => SharedData.Find("data", "ctgov") is { } folder ? In(folder) : [];

    private static string[] In(string folder) => [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
}
