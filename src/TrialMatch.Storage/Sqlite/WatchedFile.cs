using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Watches an open file, by a handle of its own, for being moved, deleted, replaced or truncated.</summary>
/// <remarks>
/// On Linux the kernel tells where the file of a handle is now, and whether it was deleted. Elsewhere only the existence of a file at the
/// path can be checked; on Windows an open file cannot be deleted.
/// </remarks>
/// <param name="handle">Owned by the caller.</param>
/// <param name="shrinksTo">In bytes: the store itself truncates a longer file to no less than this; 0 if it may have any length.</param>
internal sealed class WatchedFile(string path, SafeFileHandle handle, long shrinksTo)
{
    private readonly string? _place = Place(handle);
    private long _longestBytes = RandomAccess.GetLength(handle);

    /// <returns>Null if the file is in place and complete.</returns>
    public StoreTrouble? FindTrouble() => File.Exists(path) && Place(handle) == _place ? FindCut() : Gone();

    /// <summary>Content that was cut off is lost, and later writes behind the cut would only appear to be stored.</summary>
    private StoreTrouble? FindCut()
    {
        var bytes = RandomAccess.GetLength(handle);
        var longest = Interlocked.Read(ref _longestBytes);
        while (bytes > longest && Interlocked.CompareExchange(ref _longestBytes, bytes, longest) is var other && other != longest)
        {
            longest = other;
        }

        return bytes < Math.Min(longest, shrinksTo)
            ? SqliteTroubles.Damaged(path, FormattableString.Invariant($"it was cut from {longest} to {bytes} bytes while the server uses it."))
            : null;
    }

    private StoreTrouble Gone()
    {
        var isReplaced = File.Exists(path);
        var name = Path.GetFileName(path);
        return new StoreTrouble(
            isReplaced ? $"the data file is gone: {name} is now another file" : $"the data file is gone: {name}",
            (isReplaced ? $"'{path}' was replaced by another file" : $"'{path}' was deleted or moved")
            + " while the server uses it. Put the very same file back and the server goes on. Otherwise: " + SqliteTroubles.RestoreAdvice);
    }

    private static string? Place(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var descriptor = handle.DangerousGetHandle().ToString(CultureInfo.InvariantCulture);
        return new FileInfo("/proc/self/fd/" + descriptor).LinkTarget;
    }
}
