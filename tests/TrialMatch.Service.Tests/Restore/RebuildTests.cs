using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>The tables that lists and indicators read, made anew from what grains have stored.</summary>
public sealed class RebuildTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _files = TemporaryFolder.Made();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_were_lost_or_spoiled_are_as_before_in_the_folder_and_in_PostgreSQL()
    {
        await LivedService.RunAsync(_data.Path, acknowledgements: 60);
        var settings = ServerProcess.SettingsFor(_data.Path);
        var before = await ExportAsync(settings, "before");
        Assert.Contains(before, line => line.Contains("\"requests\":[{", StringComparison.Ordinal));

        await SpoiledRows.SpoilFileAsync(_data.Path);
        Assert.NotEqual(before, await ExportAsync(settings, "spoiled"));
        output.WriteLine(await HostCommands.RunAsync(settings, "rebuild"));
        Assert.Equal(before, await ExportAsync(settings, "after"));

        var database = await PostgresSettings.MigratedAsync();
        await HostCommands.RunAsync(database, "import", _files.File("after.jsonl"));
        await SpoiledRows.SpoilDatabaseAsync(database);
        Assert.NotEqual(before, await ExportAsync(database, "spoiled-database"));
        await HostCommands.RunAsync(database, "rebuild");
        Assert.Equal(before, await ExportAsync(database, "after-database"));
    }

    [Fact]
    public async Task A_folder_that_a_server_owns_is_left_alone()
    {
        await using var server = await ServerProcess.StartAsync(_data.Path);
        await using var rebuild = ServerProcess.Launch(ServerProcess.SettingsFor(_data.Path), "rebuild");

        Assert.NotEqual(0, await rebuild.ExitAsync());
        Assert.Contains("TrialMatch cannot rebuild", rebuild.Log.Text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _data.Dispose();
        _files.Dispose();
    }

    /// <summary>Returns the lines between the header, which has profile and time, and the end, which has the hash of both.</summary>
    private async Task<string[]> ExportAsync(IReadOnlyDictionary<string, string?> settings, string name)
    {
        var file = _files.File(name + ".jsonl");
        await HostCommands.RunAsync(settings, "export", file);
        return (await File.ReadAllLinesAsync(file, Cancelled))[1..^1];
    }
}
