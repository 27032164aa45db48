using TrialMatch.Service.Tests.Crash;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>The embedded server's backup, taken under load, and the steps by which an operator restores it.</summary>
public sealed class EmbeddedBackupTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _backups = TemporaryFolder.Made();

    [Fact]
    public async Task When_the_data_folder_is_lost_whatever_was_acknowledged_before_the_last_backup_began_is_restored()
    {
        var random = Seed.Random();
        var campaign = new Campaign("sponsors/backup", random);
        var backup = _backups.File("trialmatch.db");
        Dictionary<SentCommand, V1.Study> before;
        await using (var server = await ServerProcess.StartAsync(_data.Path))
        {
            using var client = new ApiClient(server.GrpcAddress);
            await client.SponsorAsync("backup");
            using var lost = new CancellationTokenSource();
            var calls = campaign.RunUntilKilledAsync(client, lost.Token);
            await campaign.UntilAcknowledgedAsync(random.Next(30, 60), calls);

            before = campaign.Acknowledged.ToDictionary();
            Assert.Contains($"was copied to {backup}", await HostCommands.RunAsync(ServerProcess.SettingsFor(_data.Path), "backup", backup), StringComparison.Ordinal);
            output.WriteLine($"{before.Count} acknowledged before the backup, {campaign.Acknowledged.Count} after.");
            await campaign.UntilAcknowledgedAsync(campaign.Acknowledged.Count + 5, calls);
            await lost.CancelAsync();
            await server.KillAsync();
            await calls;
            Assert.Empty(server.Log.ErrorsFrom(0));
        }

        Directory.Delete(_data.Path, recursive: true);
        Directory.CreateDirectory(_data.Path);
        File.Copy(backup, _data.File("trialmatch.db"));

        await using var restored = await ServerProcess.StartAsync(_data.Path);
        using var again = new ApiClient(restored.GrpcAddress);
        await RestoredServer.AssertHasAllAsync(again, before);
        Assert.Empty(restored.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task A_backup_that_would_overwrite_a_file_is_refused_in_one_line()
    {
        await using (var server = await ServerProcess.StartAsync(_data.Path))
        {
            Assert.Equal(0, await server.StopAsync());
        }

        var taken = _backups.Write("taken.db", "taken");
        await using var backup = ServerProcess.Launch(ServerProcess.SettingsFor(_data.Path), "backup", taken);

        Assert.Equal(1, await backup.ExitAsync());
        Assert.Equal($"TrialMatch cannot back up: '{taken}' exists, and a backup overwrites nothing: name another file.", backup.Log.Text.Trim());
        Assert.Equal("taken", await File.ReadAllTextAsync(taken, TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        _data.Dispose();
        _backups.Dispose();
    }
}
