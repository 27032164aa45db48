using System.Diagnostics;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>Programs out of npm that work on the API from outside. Where they are not installed, the test that asks is skipped.</summary>
internal static class NodeTools
{
    private const string Variable = "TRIALMATCH_NODE_TOOLS";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Where npm has put its packages: "node_modules" in it.</summary>
    public static string Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(
                string.IsNullOrEmpty(folder) || !Directory.Exists(Path.Combine(folder, "node_modules")),
                $"npm's tools are missing: {Variable} names no folder of them. tests/run.sh installs them.");
            return Path.GetFullPath(folder!);
        }
    }

    /// <summary>Saves the document that a server serves.</summary>
    public static async Task<string> DocumentIn(TemporaryFolder folder, Uri address)
    {
        using var nobody = new RestClient(address, token: string.Empty);
        var path = Path.Combine(folder.Path, "openapi.json");
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(path, (await nobody.SendAsync(HttpMethod.Get, "openapi/v1.json")).Text, TestContext.Current.CancellationToken);
        return path;
    }

    /// <summary>Skips the test where npm has not installed a package.</summary>
    public static void SkipWithout(string package) =>
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", package)), $"npm's {package} is missing in {Variable}. tests/run.sh installs it.");

    /// <summary>Runs a program of npm's packages to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments) =>
        RunAsync(new ProcessStartInfo(Path.Combine(Folder, "node_modules", ".bin", program), arguments));

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token) + await errors;
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
