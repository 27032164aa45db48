using System.Diagnostics;
using System.Text;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>The built trialmatch, run as a process of its own.</summary>
internal static class Trialmatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<Finished> RunAsync(params string[] args) => RunAsync([], args);

    /// <param name="input">What standard input holds.</param>
    public static async Task<Finished> RunAsync(byte[] input, string[] args)
    {
        using var process = Start(args);
        return await FinishAsync(process, input);
    }

    public static async Task<Finished> FinishAsync(Process process, byte[] input)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await GiveAsync(process, input);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"trialmatch {string.Join(' ', process.StartInfo.ArgumentList)} did not end in {Patience}");
        }

        return new Finished(process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] args) => Start(Path.GetTempPath(), args);

    /// <param name="temporaryFolder">Where the process makes its temporary folders.</param>
    public static Process Start(string temporaryFolder, string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "trialmatch"))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment["TMPDIR"] = start.Environment["TMP"] = temporaryFolder;
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    private static async Task GiveAsync(Process process, byte[] input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has read enough, or ended.
        }
    }
}
