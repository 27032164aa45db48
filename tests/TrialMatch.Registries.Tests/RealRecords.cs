namespace TrialMatch.Registries.Tests;

/// <summary>Registry records that lie beside the repository, where someone has put them; they are no part of it.</summary>
public static class RealRecords
{
    /// <summary>The records' files, or a skipped test where there are none.</summary>
    public static IReadOnlyList<string> Files()
    {
        var files = FilesIfPresent();
        Assert.SkipWhen(files.Count == 0, "No folder shared/data/ctgov with registry records was found above the tests.");
        return files;
    }

    public static IReadOnlyList<string> FilesIfPresent() =>
        Find("data", "ctgov") is { } folder ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];

    /// <summary>A file or folder beside the repository; null where it is absent.</summary>
    public static string? Find(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine([folder.FullName, "shared", .. path]);
            if (Path.Exists(found))
            {
                return found;
            }
        }

        return null;
    }
}
