using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>A service that moves from its data folder into a database and back.</summary>
public sealed class MoveTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _back = new();
    private readonly TemporaryFolder _files = TemporaryFolder.Made();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_is_moved_from_its_folder_to_PostgreSQL_and_back_knows_all_that_was_acknowledged_and_promises_nothing_twice()
    {
        var campaign = await LivedService.RunAsync(_data.Path, acknowledgements: 60);
        var (first, second, third) = (_files.File("first.jsonl"), _files.File("second.jsonl"), _files.File("third.jsonl"));
        await HostCommands.RunAsync(ServerProcess.SettingsFor(_data.Path), "export", first);
        var settings = await PostgresSettings.MigratedAsync();

        output.WriteLine(await HostCommands.RunAsync(settings, "import", first));
        await HostCommands.RunAsync(settings, "export", second);
        await HostCommands.RunAsync(ServerProcess.SettingsFor(_back.Path), "import", second);
        await HostCommands.RunAsync(ServerProcess.SettingsFor(_back.Path), "export", third);

        // All but the header, which has profile and time, and the end, which has the hash of both.
        Assert.Equal((await ReadAsync(first))[1..^1], (await ReadAsync(second))[1..^1]);
        Assert.Equal((await ReadAsync(first))[1..^1], (await ReadAsync(third))[1..^1]);
        await using (var moved = await ServerProcess.StartAsync(settings))
        {
            using var client = new ApiClient(moved.GrpcAddress);
            await RestoredServer.AssertHasAllAsync(client, campaign.Acknowledged);
            Assert.Equal(0, await moved.StopAsync());
            Assert.Empty(moved.Log.ErrorsFrom(0));
        }

        await using var back = await ServerProcess.StartAsync(_back.Path);
        using var again = new ApiClient(back.GrpcAddress);
        await RestoredServer.AssertHasAllAsync(again, campaign.Acknowledged);
        Assert.Empty(back.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task An_export_is_piped_from_one_profile_to_the_other_while_the_server_runs()
    {
        var settings = await PostgresSettings.MigratedAsync();
        await using var server = await ServerProcess.StartAsync(_data.Path);
        using var client = new ApiClient(server.GrpcAddress);
        var study = await client.RegisterAsync("a", await client.SponsorAsync("moved"), Drafts.BreastCancer("Moved"));

        await HostCommands.PipeAsync(ServerProcess.SettingsFor(_data.Path), "export", settings, "import");

        await using var moved = await ServerProcess.StartAsync(settings);
        using var again = new ApiClient(moved.GrpcAddress);
        Assert.Equal(study, await again.StudyAsync(study.Name));
        Assert.Equal(study, await again.RegisterAsync("a", "sponsors/moved", Drafts.BreastCancer("Moved")));
    }

    [Fact]
    public async Task An_export_overwrites_no_file()
    {
        await using (var server = await ServerProcess.StartAsync(_data.Path))
        {
            Assert.Equal(0, await server.StopAsync());
        }

        var taken = _files.Write("taken.jsonl", "taken");
        await using var export = ServerProcess.Launch(ServerProcess.SettingsFor(_data.Path), "export", taken);

        Assert.Equal(1, await export.ExitAsync());
        Assert.StartsWith($"TrialMatch cannot export: The file '{taken}' already exists", export.Log.Text, StringComparison.Ordinal);
        Assert.Equal("taken", await File.ReadAllTextAsync(taken, Cancelled));
    }

    public void Dispose()
    {
        _data.Dispose();
        _back.Dispose();
        _files.Dispose();
    }

    private static Task<string[]> ReadAsync(string file) => File.ReadAllLinesAsync(file, Cancelled);
}
