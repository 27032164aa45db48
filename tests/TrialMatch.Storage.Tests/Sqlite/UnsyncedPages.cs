using System.Runtime.InteropServices;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>What the kernel holds of a file that is not on disk yet: Linux tells it since 6.5 (cachestat).</summary>
internal static class UnsyncedPages
{
    // The same on every architecture.
    private const long CacheStat = 451;

    /// <returns>Null where the kernel does not tell.</returns>
    public static long? Count(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var wholeFile = default(Range);
        return SystemCall(CacheStat, file.DangerousGetHandle(), ref wholeFile, out var pages, 0) == 0 ? pages.Dirty + pages.UnderWay : null;
    }

    [DllImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long SystemCall(long number, nint file, ref Range range, out Pages pages, nuint flags);

    [StructLayout(LayoutKind.Sequential)]
    private struct Range
    {
        public long Offset;
        public long Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Pages
    {
        public long Cached;
        public long Dirty;
        public long UnderWay;
        public long Evicted;
        public long RecentlyEvicted;
    }
}
