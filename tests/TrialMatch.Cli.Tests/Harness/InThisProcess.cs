using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>Runs commands in the tests' own process: what a process of its own adds is tested where it matters, and costs most of a test's time.</summary>
internal static class InThisProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<Finished> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var terminal = Terminal.Of(output, error);
        var exitCode = await CommandLine.RunAsync(args, terminal).WaitAsync(Patience);
        return new Finished(exitCode, output.ToString(), error.ToString());
    }
}
