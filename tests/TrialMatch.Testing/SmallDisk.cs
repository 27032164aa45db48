using System.Diagnostics;
using System.Globalization;

namespace TrialMatch.Testing;

/// <summary>A file system of its own, in memory, that can really be full. Only root may mount one, and on Linux.</summary>
public sealed class SmallDisk : IDisposable
{
    private const int Mebibytes = 4;

    public string Path { get; } = Directory.CreateTempSubdirectory("trialmatch-disk-").FullName;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Mounts it, or skips the test where that is not allowed.</summary>
    public static SmallDisk Mount()
    {
        var disk = new SmallDisk();
        var size = string.Create(CultureInfo.InvariantCulture, $"size={Mebibytes}m,mode=0700");
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", size, "trialmatch-test", disk.Path))
        {
            return disk;
        }

        Directory.Delete(disk.Path);
        Assert.Skip("No disk of its own to fill: mounting one takes root on Linux.");
        throw new UnreachableException();
    }

    /// <summary>Leaves not a byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4_096];
        try
        {
            for (var pages = 0; pages < 2 * Mebibytes * 256; pages++)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            return;
        }

        Assert.Fail("The disk took more than it has.");
    }

    /// <summary>Gives all of that back.</summary>
    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
