using System.Diagnostics;
using System.Globalization;

namespace TrialMatch.Cli.Tests.Harness;

internal static class ProcessEnding
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends SIGTERM, which the tool takes as it does Ctrl-C, and waits for the end. (SIGINT is ignored where a shell started the tests in the background.)</summary>
    public static async Task AskToEndAsync(this Process process)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM to send");
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }
}
