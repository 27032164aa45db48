using System.Diagnostics;

namespace TrialMatch.Architecture.Tests.Protos;

/// <summary>Runs buf on our protos, with the google/*.proto that they import laid beside them; the build copies those from their package.</summary>
internal sealed class Buf : IDisposable
{
    private const string Variable = "TRIALMATCH_BUF";

    private readonly string _program;
    private readonly DirectoryInfo _module = Directory.CreateTempSubdirectory("trialmatch-protos-");

    private Buf(string program)
    {
        _program = program;
        Copy(ProtoFile.Folder, _module.FullName);
        AddImportsTo(_module.FullName);
    }

    /// <summary>Skips the test where there is no buf.</summary>
    public static Buf OnOurProtos()
    {
        var buf = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(buf) || !File.Exists(buf))
        {
            Assert.Skip($"buf is missing: {Variable} names no program. tests/run.sh installs it from npm (@bufbuild/buf).");
        }

        return new Buf(buf);
    }

    /// <summary>Lays what our protos import beside others.</summary>
    public static void AddImportsTo(string folder) => Copy(Path.Combine(AppContext.BaseDirectory, "CommonProtos"), folder);

    public string PathOf(string file) => Path.Combine(_module.FullName, file);

    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(_program, arguments)
        {
            WorkingDirectory = _module.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await errors;
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, output);
    }

    public void Dispose() => _module.Delete(recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
