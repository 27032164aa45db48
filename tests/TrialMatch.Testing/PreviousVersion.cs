using System.Diagnostics;
using System.Formats.Tar;

namespace TrialMatch.Testing;

/// <summary>The version before this one, which tests/previous-version.txt names, out of the history of git.</summary>
public static class PreviousVersion
{
    private const string Pin = "previous-version.txt";

    private static string PinFile => Upwards.Find("tests", Pin)!;

    private static string Repository => Path.GetDirectoryName(Path.GetDirectoryName(PinFile))!;

    /// <summary>A tag or a commit.</summary>
    public static string Name => File.ReadLines(PinFile).Single(line => line.Length > 0 && !line.StartsWith('#'));

    /// <summary>Its files, or those under a path; skips the test where there is no git or the history has no such version.</summary>
    public static async Task<TemporaryFolder> CheckOutAsync(string path = ".")
    {
        var folder = TemporaryFolder.Made();
        var archive = folder.File("archive.tar");
        if (await GitAsync("archive", $"--output={archive}", Name, path) is { } refusal)
        {
            folder.Dispose();
            Assert.Skip($"the previous version is not at hand: git knows no {Name} here ({refusal})");
        }

        await TarFile.ExtractToDirectoryAsync(archive, folder.Path, overwriteFiles: false, TestContext.Current.CancellationToken);
        return folder;
    }

    /// <returns>Why it did not work; null where it did.</returns>
    private static async Task<string?> GitAsync(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository, RedirectStandardError = true, UseShellExecute = false })!;
            var errors = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await git.WaitForExitAsync(TestContext.Current.CancellationToken);
            return git.ExitCode == 0 ? null : errors.Trim();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
