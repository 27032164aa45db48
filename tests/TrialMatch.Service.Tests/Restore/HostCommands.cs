using System.Diagnostics;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>Commands of the host's program that end by themselves.</summary>
internal static class HostCommands
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <returns>What a command said that succeeded.</returns>
    public static async Task<string> RunAsync(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var command = ServerProcess.Launch(settings, arguments);
        var code = await command.ExitAsync();
        Assert.True(code == 0, command.Log.Text);
        return command.Log.Text;
    }

    /// <summary>Gives one command what another writes; both have a dash for their file.</summary>
    public static async Task PipeAsync(
        IReadOnlyDictionary<string, string?> from, string writes, IReadOnlyDictionary<string, string?> to, string reads)
    {
        using var writer = Start(from, writes);
        using var reader = Start(to, reads);
        writer.StandardInput.Close();
        await writer.StandardOutput.BaseStream.CopyToAsync(reader.StandardInput.BaseStream, Cancelled);
        reader.StandardInput.Close();
        await AssertSucceedsAsync(writer);
        await AssertSucceedsAsync(reader);
    }

    /// <summary>Kills an import that has read these lines and waits for more.</summary>
    public static async Task KillImportAsync(IReadOnlyDictionary<string, string?> settings, IEnumerable<string> lines)
    {
        using var import = Start(settings, "import");
        foreach (var line in lines)
        {
            await import.StandardInput.WriteLineAsync(line);
        }

        // What does not fit into the pipe has been read by now, and most of it was written.
        await import.StandardInput.FlushAsync(Cancelled);
        Assert.False(import.HasExited);
        import.Kill();
        await import.WaitForExitAsync(Cancelled);
    }

    private static async Task AssertSucceedsAsync(Process command)
    {
        var said = await command.StandardError.ReadToEndAsync(Cancelled);
        await command.WaitForExitAsync(Cancelled);
        Assert.True(command.ExitCode == 0, said);
    }

    private static Process Start(IReadOnlyDictionary<string, string?> settings, string command)
    {
        var start = ServerProcess.StartInfo(settings, [command, "-"]);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        return Process.Start(start)!;
    }
}
