using System.Diagnostics;
using System.Text.Json.Nodes;
using TrialMatch.Host;

namespace TrialMatch.Architecture.Tests.Deploy;

/// <summary>The image, as the SDK would make it: no registry needs to be reached to tell.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task It_is_chiseled_runs_as_a_user_other_than_root_and_starts_the_host()
    {
        var image = await EvaluateAsync();

        Assert.Equal("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", image["Properties"].Text("ContainerBaseImage"));
        Assert.Equal("1654", image["Properties"].Text("ContainerUser"));
        Assert.Equal(["dotnet", "/app/TrialMatch.Host.dll"], Identities(image, "ContainerAppCommand"));
        Assert.Equal(
            new[] { ServerOptions.DefaultHttpPort, ServerOptions.DefaultGrpcPort, PostgresProfile.DefaultSiloPort, PostgresProfile.DefaultGatewayPort }
                .Select(port => port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Identities(image, "ContainerPort"));
        Assert.Contains("org.opencontainers.image.licenses", Identities(image, "ContainerLabel"));
    }

    private static IEnumerable<string?> Identities(JsonNode image, string item) => image["Items"]![item].Items().Select(one => one.Text("Identity"));

    private static async Task<JsonNode> EvaluateAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.PathOf("src/TrialMatch.Host"),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[
            "msbuild", "-t:ComputeContainerConfig", "-p:Configuration=Release",
            "-getProperty:ContainerBaseImage", "-getProperty:ContainerUser",
            "-getItem:ContainerAppCommand", "-getItem:ContainerPort", "-getItem:ContainerLabel"])
        {
            start.ArgumentList.Add(argument);
        }

        // `dotnet test` hands these to what it starts, and they would lead the build to its own SDK's parts.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode == 0, said);
        return JsonNode.Parse(said)!;
    }
}
