using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.TestingHost;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage.Tests.Silo;

public sealed class SiloTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task State_survives_the_silo_and_is_written_up_to_the_last_deactivation()
    {
        await using (var cluster = await StartAsync(o => o.DataDirectory = _folder.Path))
        {
            await Grain(cluster).WriteAsync("kept");
            await cluster.StopAllSilosAsync(TestContext.Current.CancellationToken);
        }

        await using var next = await StartAsync(o => o.DataDirectory = _folder.Path);
        Assert.Equal("kept", await Grain(next).ReadAsync());
        Assert.Equal("kept at last", await Grain(next).ReadLastWordsAsync());
    }

    [Fact]
    public async Task The_registry_is_there_to_be_read()
    {
        await using var cluster = await StartAsync(o => o.DataDirectory = _folder.Path);
        var registry = cluster.Silos[0].ServiceProvider.GetRequiredService<IStudyRegistry>();

        var page = await registry.ListAsync(new(null, null, null, 10, ""), TestContext.Current.CancellationToken);

        Assert.Empty(page.Studies);
    }

    [Fact]
    public async Task State_is_written_as_the_configured_JSON_without_type_names()
    {
        await using (var cluster = await StartAsync(
            o => o.DataDirectory = _folder.Path, json => json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase))
        {
            await Grain(cluster).WriteAsync("plain");
        }

        Assert.Equal("""{"text":"plain","number":0}""", ReadPayload("note"));
    }

    [Fact]
    public async Task What_a_grain_tells_stands_in_the_feed_once_and_never_in_its_state()
    {
        await using (var cluster = await StartAsync(o => o.DataDirectory = _folder.Path, DomainJson.AddTo))
        {
            var grain = cluster.Client.GetGrain<ITellingGrain>("one");
            await grain.TellAsync("notices", "first");
            await grain.WriteAsync();
        }

        await using var next = await StartAsync(o => o.DataDirectory = _folder.Path, DomainJson.AddTo);
        await next.Client.GetGrain<ITellingGrain>("one").TellAsync("notices", "second");

        var feed = next.Silos[0].ServiceProvider.GetRequiredService<IFeed>();
        var told = await feed.ReadAsync("notices", 0, 10, TestContext.Current.CancellationToken);
        Assert.Equal(["first", "second"], told.Select(entry => entry.Payload));
        Assert.Equal("""{"number":3}""", ReadPayload("told"));
    }

    [Fact]
    public async Task A_silo_with_settings_out_of_range_does_not_start_and_says_which()
    {
        var e = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(o => o.MaxReaders = 0));

        var validation = Assert.IsType<OptionsValidationException>(e.GetBaseException());
        Assert.Contains(validation.Failures, f => f.StartsWith(nameof(SqliteStorageOptions.DataDirectory), StringComparison.Ordinal));
        Assert.Contains("MaxReaders is 0; expected 1 to 64.", validation.Failures);
    }

    [Fact]
    public async Task A_second_silo_on_the_same_folder_does_not_start_and_says_why()
    {
        await using var cluster = await StartAsync(o => o.DataDirectory = _folder.Path);

        var e = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(o => o.DataDirectory = _folder.Path));

        Assert.Contains(Causes(e), cause => cause is StorageUnavailableException && cause.Message.Contains("in use", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static INoteGrain Grain(InProcessTestCluster cluster) => cluster.Client.GetGrain<INoteGrain>("one");

    private static IEnumerable<Exception> Causes(Exception e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static async Task<InProcessTestCluster> StartAsync(
        Action<SqliteStorageOptions> configure, Action<JsonSerializerOptions>? configureJson = null)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddDomainSerialization();
            silo.AddTrialMatchSqliteStorage(configure, configureJson);
        });
        builder.ConfigureClient(client => client.Services.AddDomainSerialization());
        var cluster = builder.Build();
        try
        {
            await cluster.DeployAsync(TestContext.Current.CancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private string? ReadPayload(string stateName)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_folder.Path, DataDirectory.DatabaseFileName)};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST(payload AS TEXT) FROM grain_state WHERE state_name = $name";
        command.Parameters.AddWithValue("$name", stateName);
        return (string?)command.ExecuteScalar();
    }
}
