using System.Diagnostics;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests;

public sealed class InterruptionTests
{
    // More than a pipe holds: once it is written, the command has read most of it and waits for more.
    private static readonly byte[] Begun = [.. Enumerable.Repeat((byte)' ', 300_000)];

    [Theory]
    [InlineData("INT", 130, "import", "-")]
    [InlineData("TERM", 143, "import", "-")]
    [InlineData("TERM", 143, "forecast")]
    [InlineData("INT", 130, "capacity", "import", "ous", "-")]
    public async Task A_command_that_waits_for_standard_input_ends_at_once(string signal, int exitCode, params string[] args)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent with kill, and given back their meaning with env");
        using var process = Trialmatch.StartBy("env", ["--default-signal=INT"], args);
        await process.StandardInput.BaseStream.WriteAsync(Begun, TestContext.Current.CancellationToken);
        await process.StandardInput.BaseStream.FlushAsync(TestContext.Current.CancellationToken);

        process.Send(signal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal("trialmatch: interrupted\n", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(exitCode, process.ExitCode);
    }

    [Fact]
    public async Task A_command_that_waits_for_somebody_to_open_a_pipe_ends_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "named pipes are made with mkfifo");
        using var folder = TemporaryFolder.Made();
        using var made = Process.Start("mkfifo", [folder.File("pipe")]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var interruption = new Interruption();

        var run = Task.Run(() => CommandLine.RunAsync(["forecast", folder.File("pipe")], Cli.Output.Terminal.Of(TextWriter.Null, TextWriter.Null), interruption));
        interruption.Ask(143);

        Assert.Equal(143, await run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }
}
