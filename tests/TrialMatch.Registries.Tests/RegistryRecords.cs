namespace TrialMatch.Registries.Tests;

/// <summary>Real registry records, which are not part of the project: read where they lie beside it.</summary>
internal static class RegistryRecords
{
    /// <summary>The records' paths, or a skipped test where the folder is absent.</summary>
    public static IReadOnlyList<string> Paths()
    {
        Assert.SkipWhen(Folder() is null, "shared/data/ctgov is not beside the repository: the real registry records are absent");
        return [.. Directory.EnumerateFiles(Folder()!, "*.json").Order(StringComparer.Ordinal)];
    }

    public static IReadOnlyList<byte[]> ContentsIfPresent() =>
        Folder() is { } folder ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] : [];

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "data", "ctgov");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
