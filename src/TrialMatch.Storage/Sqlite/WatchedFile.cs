using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace TrialMatch.Storage.Sqlite;

/// <summary>A file in use, by a handle of our own, to tell whether it still lies where it was opened and nobody has cut it.</summary>
/// <remarks>
/// On Linux the kernel says where a handle's file lies now, and whether it was deleted. Elsewhere it is only seen whether some
/// file is there; on Windows a file in use cannot go.
/// </remarks>
/// <param name="handle">Stays the caller's.</param>
/// <param name="shrinksTo">In bytes: a file that has been longer is cut to no less by the store itself; 0 for one that may have any length.</param>
internal sealed class WatchedFile(string path, SafeFileHandle handle, long shrinksTo)
{
    private readonly string? _place = Place(handle);
    private long _longestBytes = RandomAccess.GetLength(handle);

    /// <returns>Null where the file is in place and whole.</returns>
    public StoreTrouble? FindTrouble() => File.Exists(path) && Place(handle) == _place ? FindCut() : Gone();

    /// <summary>What was cut off is lost, and whatever is written behind the cut would only look as if it were kept.</summary>
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
