using TrialMatch.Service.Tests.Crash;
using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>A dump of the database, taken under load, and the steps by which an operator restores it.</summary>
public sealed class PostgresBackupTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _backups = TemporaryFolder.Made();

    [Fact]
    public async Task Whatever_was_acknowledged_before_a_dump_began_is_in_it_and_a_server_on_it_keeps_out_of_the_cluster_it_came_from()
    {
        var random = Seed.Random();
        var campaign = new Campaign("sponsors/backup", random);
        var settings = await PostgresSettings.MigratedAsync();
        await using var server = await ServerProcess.StartAsync(settings);
        using var client = new ApiClient(server.GrpcAddress);
        await client.SponsorAsync("backup");
        using var enough = new CancellationTokenSource();
        var calls = campaign.RunUntilAsync(() => client, _ => false, enough.Token);
        await campaign.UntilAcknowledgedAsync(random.Next(30, 60), calls);

        var before = campaign.Acknowledged.ToDictionary();
        var dump = _backups.File("trialmatch.dump");
        await PostgresServer.RunToolAsync(
            "pg_dump", settings["TRIALMATCH_POSTGRES"]!, input: "", "--format=custom", "--schema=trialmatch",
            "--exclude-table-data=trialmatch.membership", $"--file={dump}");
        output.WriteLine($"{before.Count} acknowledged before the dump, {campaign.Acknowledged.Count} after.");
        await campaign.UntilAcknowledgedAsync(campaign.Acknowledged.Count + 5, calls);
        await enough.CancelAsync();
        await calls;
        var original = await Verdict.RestAsync(client);

        // The server that it was taken from goes on, as in a rehearsal.
        var restored = PostgresSettings.On(await PostgresServer.CreateDatabaseAsync());
        await PostgresServer.RunToolAsync("pg_restore", restored["TRIALMATCH_POSTGRES"]!, input: "", "--exit-on-error", "--single-transaction", dump);
        Assert.Equal(0, await SilosAsync(restored));
        await using var rehearsal = await ServerProcess.StartAsync(restored);
        using var again = new ApiClient(rehearsal.GrpcAddress);
        await RestoredServer.AssertHasAllAsync(again, before);
        await again.RegisterAsync("rehearsed", "sponsors/backup", Drafts.BreastCancer("Rehearsed"));

        Assert.Equal(1, await SilosAsync(restored));
        Assert.Equal(1, await SilosAsync(settings));
        Assert.DoesNotContain(await client.AllStudiesAsync(), study => study.Title == "Rehearsed");
        Assert.Equal(original.Studies.Count, (await client.AllStudiesAsync()).Count);
        Assert.Equal(0, await rehearsal.StopAsync());
        Assert.Equal(0, await server.StopAsync());
        Assert.Empty(rehearsal.Log.ErrorsFrom(0));
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task A_backup_of_a_database_is_left_to_the_databases_own_tools()
    {
        var settings = PostgresSettings.On("Host=/tmp;Database=somewhere;Username=x");
        await using var backup = ServerProcess.Launch(settings, "backup", _backups.File("trialmatch.db"));

        Assert.Equal(1, await backup.ExitAsync());
        Assert.Contains("TrialMatch cannot back up: ", backup.Log.Text, StringComparison.Ordinal);
        Assert.Contains("use pg_dump for the database 'somewhere' on '/tmp'", backup.Log.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _backups.Dispose();

    private static Task<long> SilosAsync(Dictionary<string, string?> settings) =>
        PostgresServer.CountAsync(settings["TRIALMATCH_POSTGRES"]!, "SELECT count(*) FROM trialmatch.membership");
}
