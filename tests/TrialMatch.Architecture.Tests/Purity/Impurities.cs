namespace TrialMatch.Architecture.Tests.Purity;

/// <summary>What makes the same input give another answer, or reaches outside the process.</summary>
internal static class Impurities
{
    private static readonly string[] Namespaces =
    [
        "System.Net",
        "System.Data",
        "System.IO.Pipes",
        "System.IO.MemoryMappedFiles",
        "System.Runtime.InteropServices.Marshalling",
    ];

    private static readonly HashSet<string> Types =
    [
        "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.TimeProvider",
        "System.TimeZoneInfo",
        "System.Console",
        "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Process",
        "System.Threading.Thread",
        "System.Threading.ThreadPool",
        "System.Threading.Timer",
        "System.Threading.PeriodicTimer",
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.Parallel",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.FileStream",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.IO.StreamReader",
        "System.IO.StreamWriter",
    ];

    private static readonly HashSet<string> Members =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTime.ToLocalTime",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.DateTimeOffset.ToLocalTime",
        "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
        "System.Threading.Tasks.Task.Delay",
        "System.Globalization.CultureInfo.get_CurrentCulture",
    ];

    private const string Environment = "System.Environment";

    /// <summary>The compiler's own iterators ask for it, to know whether they are enumerated twice.</summary>
    private const string ThreadOfIterators = "get_CurrentManagedThreadId";

    public static bool Includes(Use use)
    {
        var type = use.UsedType.FullName ?? string.Empty;
        return Types.Contains(type)
            || Members.Contains($"{type}.{use.Used.Name}")
            || (type == Environment && use.Used.Name != ThreadOfIterators)
            || Namespaces.Any(name => use.UsedType.Namespace == name || type.StartsWith(name + ".", StringComparison.Ordinal));
    }
}
