using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>Orleans' membership table on our statements, through its own provider.</summary>
public sealed class MembershipTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2027, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    private string _database = null!;
    private IHost? _host;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IMembershipTable Table => _host!.Services.GetRequiredService<IMembershipTable>();

    public async ValueTask InitializeAsync()
    {
        _database = await MigratedDatabases.TakeAsync();
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(cluster => cluster.ClusterId = "tests")
            .UseAdoNetClustering(membership =>
            {
                membership.Invariant = "Npgsql";
                membership.ConnectionString =
                    PostgresDatabase.ConnectionString(new PostgresStorageOptions { ConnectionString = _database }) + ";Pooling=false";
            }));
        _host = builder.Build();
        await Table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            _host.Dispose();
            await MigratedDatabases.GiveBackAsync(_database);
        }
    }

    [Fact]
    public async Task A_table_that_is_set_up_again_keeps_what_it_has()
    {
        await InsertAsync(Silo(1));

        await Table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancelled);

        var all = await Table.ReadAllAsync(Cancelled);
        Assert.Equal(1, all.Version.Version);
        Assert.Single(all.Members);
    }

    [Fact]
    public async Task A_silo_is_read_back_as_it_was_written()
    {
        var silo = Silo(1, SiloStatus.Joining);
        await InsertAsync(silo);

        AssertSame(silo, Assert.Single((await Table.ReadAllAsync(Cancelled)).Members).Item1);
        AssertSame(silo, Assert.Single((await Table.ReadRowAsync(silo.SiloAddress, Cancelled)).Members).Item1);
        Assert.Empty((await Table.ReadRowAsync(Silo(2).SiloAddress, Cancelled)).Members);
    }

    [Fact]
    public async Task A_row_changes_with_the_tables_version_or_not_at_all()
    {
        var silo = Silo(1, SiloStatus.Joining);
        await InsertAsync(silo);
        var seen = await Table.ReadAllAsync(Cancelled);
        silo.Status = SiloStatus.Active;
        silo.AddSuspector(Silo(2).SiloAddress, Start.AddMinutes(1));

        Assert.True(await Table.UpdateRowAsync(silo, seen.Members[0].Item2, seen.Version.Next(), Cancelled));
        silo.Status = SiloStatus.Dead;
        Assert.False(await Table.UpdateRowAsync(silo, seen.Members[0].Item2, seen.Version.Next(), Cancelled));
        Assert.False(await Table.InsertRowAsync(Silo(2), seen.Version.Next(), Cancelled));

        var after = await Table.ReadAllAsync(Cancelled);
        Assert.Equal(2, after.Version.Version);
        var member = Assert.Single(after.Members).Item1;
        Assert.Equal(SiloStatus.Active, member.Status);
        Assert.Equal(Silo(2).SiloAddress, Assert.Single(member.SuspectTimes!).Item1);
    }

    [Fact]
    public async Task A_silo_that_is_there_is_not_inserted_and_one_that_is_not_is_not_changed()
    {
        await InsertAsync(Silo(1));
        var seen = await Table.ReadAllAsync(Cancelled);

        Assert.False(await Table.InsertRowAsync(Silo(1), seen.Version.Next(), Cancelled));
        Assert.False(await Table.UpdateRowAsync(Silo(2), seen.Members[0].Item2, seen.Version.Next(), Cancelled));

        Assert.Equal(1, (await Table.ReadAllAsync(Cancelled)).Version.Version);
    }

    [Fact]
    public async Task Of_silos_that_join_at_once_on_the_same_version_one_does()
    {
        var version = (await Table.ReadAllAsync(Cancelled)).Version.Next();

        var joined = await Task.WhenAll(Enumerable.Range(1, 10).Select(port => Task.Run(() => Table.InsertRowAsync(Silo(port), version, Cancelled))));

        Assert.Single(joined, each => each);
        var all = await Table.ReadAllAsync(Cancelled);
        Assert.Equal(1, all.Version.Version);
        Assert.Single(all.Members);
    }

    [Fact]
    public async Task A_silo_says_that_it_is_alive_without_moving_the_version()
    {
        var silo = Silo(1);
        await InsertAsync(silo);
        silo.IAmAliveTime = Start.AddMinutes(5);

        await Table.UpdateIAmAliveAsync(silo, Cancelled);

        var all = await Table.ReadAllAsync(Cancelled);
        Assert.Equal(1, all.Version.Version);
        Assert.Equal(Start.AddMinutes(5), Assert.Single(all.Members).Item1.IAmAliveTime);
    }

    [Fact]
    public async Task Of_what_is_cleaned_up_only_the_long_dead_go()
    {
        await InsertAsync(Silo(1));
        await InsertAsync(Silo(2, SiloStatus.Dead));
        var late = Silo(3, SiloStatus.Dead);
        late.IAmAliveTime = Start.AddHours(2);
        await InsertAsync(late);

        await Table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Start.AddHours(1)), Cancelled);

        Assert.Equal([1, 3], (await Table.ReadAllAsync(Cancelled)).Members.Select(member => member.Item1.SiloAddress.Endpoint.Port).Order());
    }

    [Fact]
    public async Task A_cluster_that_is_deleted_is_gone()
    {
        await InsertAsync(Silo(1));

        await Table.DeleteMembershipTableEntriesAsync("tests", Cancelled);
        await Table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancelled);

        var all = await Table.ReadAllAsync(Cancelled);
        Assert.Equal(0, all.Version.Version);
        Assert.Empty(all.Members);
    }

    private static MembershipEntry Silo(int port, SiloStatus status = SiloStatus.Active) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, 7),
        SiloName = $"silo {port}",
        HostName = "host",
        Status = status,
        ProxyPort = 0,
        StartTime = Start,
        IAmAliveTime = Start,
    };

    private static void AssertSame(MembershipEntry expected, MembershipEntry actual) => Assert.Equal(
        (expected.SiloAddress, expected.SiloName, expected.HostName, expected.Status, expected.ProxyPort, expected.StartTime, expected.IAmAliveTime),
        (actual.SiloAddress, actual.SiloName, actual.HostName, actual.Status, actual.ProxyPort, actual.StartTime, actual.IAmAliveTime));

    private async Task InsertAsync(MembershipEntry silo) =>
        Assert.True(await Table.InsertRowAsync(silo, (await Table.ReadAllAsync(Cancelled)).Version.Next(), Cancelled));
}
