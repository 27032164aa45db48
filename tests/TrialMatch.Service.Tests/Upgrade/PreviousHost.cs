using System.Diagnostics;

namespace TrialMatch.Service.Tests.Upgrade;

/// <summary>The host of the previous version, built from its sources. That takes minutes, so a variable asks for it.</summary>
internal sealed class PreviousHost : IDisposable
{
    /// <summary>Asks for it. A server that does not know the variable would not start with it.</summary>
    public const string Variable = "TRIALMATCH_PREVIOUS_VERSION";

    private readonly TemporaryFolder _sources;

    private PreviousHost(TemporaryFolder sources) => _sources = sources;

    /// <summary>The assembly to start.</summary>
    public string Program => Path.Combine(Built, "TrialMatch.Host.dll");

    private string Built => _sources.File("built");

    /// <summary>Skips the test where nobody asks for it or the history does not have it.</summary>
    public static async Task<PreviousHost> BuildAsync()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable(Variable) == "1", $"{Variable}=1 builds the version before this one, {PreviousVersion.Name}, and upgrades a cluster of it.");
        var host = new PreviousHost(await PreviousVersion.CheckOutAsync());
        try
        {
            await host.BuildHereAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public void Dispose() => _sources.Dispose();

    private async Task BuildHereAsync()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _sources.Path, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["build", "src/TrialMatch.Host", "--configuration", "Release", "--output", Built, "--verbosity", "quiet", "-p:RunAnalyzers=false"])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfBuildAround))
        {
            start.Environment.Remove(name);
        }

        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode == 0, said);
    }

    /// <summary>`dotnet test` hands these to what it starts, and they would lead the build to its own SDK's parts.</summary>
    private static bool IsOfBuildAround(string name) => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase);
}
