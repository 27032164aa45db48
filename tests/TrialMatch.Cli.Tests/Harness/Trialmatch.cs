using System.Diagnostics;
using System.Text;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>The built trialmatch, run as a process of its own.</summary>
internal static class Trialmatch
{
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, "trialmatch");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<Finished> RunAsync(params string[] args) => RunAsync([], args);

    /// <param name="input">What standard input holds.</param>
    public static async Task<Finished> RunAsync(byte[] input, string[] args)
    {
        using var process = Start(args);
        return await FinishAsync(process, input);
    }

    /// <param name="environment">Variables that the process is given besides.</param>
    public static async Task<Finished> RunWithAsync((string Name, string? Value)[] environment, params string[] args)
    {
        using var process = Start(Path.GetTempPath(), args, environment);
        return await FinishAsync(process, []);
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

    /// <summary>Through a program that runs it.</summary>
    public static Process StartBy(string program, string[] programArgs, string[] args) =>
        Process.Start(StartInfo(program, [.. programArgs, Executable, .. args]))!;

    /// <param name="temporaryFolder">Where the process makes its temporary folders.</param>
    public static Process Start(string temporaryFolder, string[] args, params (string Name, string? Value)[] environment)
    {
        var start = StartInfo(Executable, args);
        start.Environment["TMPDIR"] = start.Environment["TMP"] = temporaryFolder;
        // What the tests expect is not to depend on who runs them.
        start.Environment.Remove("COLUMNS");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static ProcessStartInfo StartInfo(string program, string[] args) => new(program, args)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = new UTF8Encoding(false),
        StandardErrorEncoding = new UTF8Encoding(false),
    };

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
