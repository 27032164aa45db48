using System.IO.Enumeration;

namespace TrialMatch.Architecture.Tests.Documents;

/// <summary>The files and folders of the checkout, without what builds, tests and tools leave in it.</summary>
internal static class Checkout
{
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal)
    {
        ".git", ".tools", ".vs", ".idea", "bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts",
    };

    /// <summary>Every file, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Enumerate().Order(StringComparer.Ordinal)];

    private static readonly HashSet<string> Paths = [.. Files, .. Files.SelectMany(Above)];

    /// <summary>
    /// Whether a document in the folder may write this path: it is meant from the root, from the document's folder or from a folder beneath that, or
    /// names a class without its ending. A star stands for any name.
    /// </summary>
    public static bool Holds(string folder, string path)
    {
        var named = path.TrimEnd('/');
        if (named.StartsWith('.') && named.Contains('/', StringComparison.Ordinal) && !named.StartsWith(".ci", StringComparison.Ordinal))
        {
            return Path.Exists(Path.Combine(Repository.Root, folder, named));
        }

        return Paths.Any(one => Fits(one, named) || (one.StartsWith(folder, StringComparison.Ordinal) && Fits(one, "*/" + named)));
    }

    /// <summary>Whether a path names something that is made, not kept.</summary>
    public static bool IsMade(string path) => path.Split('/').Any(Made.Contains);

    private static bool Fits(string path, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false)
        || FileSystemName.MatchesSimpleExpression(pattern + ".cs", path, ignoreCase: false);

    private static IEnumerable<string> Above(string file)
    {
        for (var folder = Path.GetDirectoryName(file); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    private static FileSystemEnumerable<string> Enumerate() => new FileSystemEnumerable<string>(
        Repository.Root,
        (ref entry) => Path.GetRelativePath(Repository.Root, entry.ToFullPath()).Replace('\\', '/'),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
        ShouldRecursePredicate = (ref entry) => !Made.Contains(entry.FileName.ToString()),
    };
}
