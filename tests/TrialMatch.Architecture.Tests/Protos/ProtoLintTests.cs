using System.Diagnostics;

namespace TrialMatch.Architecture.Tests.Protos;

public class ProtoLintTests
{
    private const string BufVariable = "TRIALMATCH_BUF";

    [Fact]
    public async Task The_protos_pass_the_lint()
    {
        var buf = Environment.GetEnvironmentVariable(BufVariable);
        if (string.IsNullOrEmpty(buf) || !File.Exists(buf))
        {
            Assert.Skip($"buf is missing: {BufVariable} names no program. tests/run.sh installs it from npm (@bufbuild/buf).");
        }

        var module = Directory.CreateTempSubdirectory("trialmatch-protos-");
        try
        {
            LayOut(module.FullName);
            var (exitCode, output) = await RunAsync(buf, module.FullName, TestContext.Current.CancellationToken);
            Assert.True(exitCode == 0, output);
        }
        finally
        {
            module.Delete(recursive: true);
        }
    }

    /// <summary>Our protos with the google/*.proto they import beside them; the build copies those from their package.</summary>
    private static void LayOut(string module)
    {
        Copy(ProtoFile.Folder, module);
        Copy(Path.Combine(AppContext.BaseDirectory, "CommonProtos"), module);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string buf, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(buf, "lint") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await errors;
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output);
    }
}
