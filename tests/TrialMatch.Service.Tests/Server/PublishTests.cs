using System.Diagnostics;
using System.Text.Json;

namespace TrialMatch.Service.Tests.Server;

/// <summary>What an operator gets from the script that publishes.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_bill_of_materials_names_every_package_that_is_published_with_its_version()
    {
        Assert.SkipUnless(AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal), "What is published is the Release build, and these tests are another's.");
        var deploy = Path.GetDirectoryName(Upwards.Find("deploy", "publish.sh"))!;
        var (restored, why) = await RunAsync("dotnet", deploy, "tool", "restore");
        Assert.SkipUnless(restored, $"The tool that writes bills of materials cannot be had: {why}");

        var (published, told) = await RunAsync("bash", deploy, "publish.sh", _folder.Path, "--no-build");

        Assert.True(published, told);
        foreach (var project in new[] { "TrialMatch.Host", "TrialMatch.Cli" })
        {
            var packages = await PublishedAsync(Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, project), "*.deps.json")));
            Assert.Contains(packages, package => package.StartsWith("Microsoft.Orleans.Core/", StringComparison.Ordinal));
            Assert.Empty(packages.Except(await NamedAsync(Path.Combine(_folder.Path, project, "sbom.json"))));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IReadOnlyList<string>> PublishedAsync(string path)
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        return [.. file.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name)];
    }

    private static async Task<IReadOnlyList<string>> NamedAsync(string path)
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal("CycloneDX", file.RootElement.GetProperty("bomFormat").GetString());
        return [.. file.RootElement.GetProperty("components").EnumerateArray().Select(part => $"{part.GetProperty("name").GetString()}/{part.GetProperty("version").GetString()}")];
    }

    private static async Task<(bool IsDone, string Told)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode == 0, string.Concat(told));
    }
}
