using System.Diagnostics;

namespace TrialMatch.Cli.Tests.Harness;

internal static class ProcessEnding
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends SIGTERM, which the tool takes as it does Ctrl-C, and waits for the end. (SIGINT is ignored where a shell started the tests in the background.)</summary>
    public static async Task AskToEndAsync(this Process process)
    {
        process.Send("TERM");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }
}
