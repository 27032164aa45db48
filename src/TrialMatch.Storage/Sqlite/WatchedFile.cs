using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace TrialMatch.Storage.Sqlite;

/// <summary>A file in use, by a handle of our own, to tell whether it still lies where it was opened.</summary>
/// <remarks>
/// On Linux the kernel says where a handle's file lies now, and whether it was deleted. Elsewhere it is only seen whether some
/// file is there; on Windows a file in use cannot go.
/// </remarks>
/// <param name="handle">Stays the caller's.</param>
internal sealed class WatchedFile(string path, SafeFileHandle handle)
{
    private readonly string? _place = Place(handle);

    public string Path => path;

    /// <returns>Null where the file is in place.</returns>
    public StoreTrouble? FindTrouble()
    {
        if (File.Exists(path) && Place(handle) == _place)
        {
            return null;
        }

        var isReplaced = File.Exists(path);
        var name = System.IO.Path.GetFileName(path);
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
