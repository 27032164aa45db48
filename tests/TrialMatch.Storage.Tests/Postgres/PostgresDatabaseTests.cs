using Npgsql;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>Creating and upgrading a database, and which ones a server starts on.</summary>
public sealed class PostgresDatabaseTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_is_migrated_once_however_often_and_by_however_many_at_once()
    {
        var database = await PostgresServer.CreateDatabaseAsync();

        var first = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrateAsync(database)));

        var latest = PostgresMigrations.All[^1].ToVersion;
        Assert.Single(first, run => run == (0, latest));
        Assert.Equal(3, first.Count(run => run == (latest, latest)));
        Assert.Equal((latest, latest), await MigrateAsync(database));
        await using var store = await OpenPostgres.OpenAsync(database);
    }

    [Fact]
    public async Task A_database_is_migrated_while_a_server_works_on_it_and_the_server_goes_on()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await MigrateAsync(database);
        await using var store = await OpenPostgres.OpenAsync(database);
        var note = new GrainState<Note>(new Note { Number = 1 });
        await store.Grains.WriteStateAsync("state", GrainId.Create("note", "one"), note);

        await using (var connection = await OpenAsync(database))
        {
            await PostgresSchema.MigrateAsync(connection, Newer("ALTER TABLE study ADD COLUMN later text"), Options(database), Cancelled);
        }

        await store.Grains.WriteStateAsync("state", GrainId.Create("note", "one"), note);
        Assert.Empty((await store.Registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies);
    }

    [Fact]
    public async Task A_dump_that_was_taken_while_a_server_wrote_is_restored_with_state_list_and_feed_in_step()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await MigrateAsync(database);
        string dump;
        await using (var store = await OpenPostgres.OpenAsync(database))
        {
            using var enough = new CancellationTokenSource();
            var writing = Task.Run(() => NumberedWrites.WriteUntilAsync(store.Grains, enough.Token), Cancelled);
            await store.Feed.WaitAsync(NumberedWrites.Topic, after: 20, Cancelled);
            dump = await PostgresServer.RunToolAsync("pg_dump", database, input: "");
            await enough.CancelAsync();
            Assert.True(await writing > 20);
        }

        var restored = await PostgresServer.CreateDatabaseAsync();
        await PostgresServer.RunToolAsync("psql", restored, dump, "--quiet", "--set=ON_ERROR_STOP=1");

        await using var again = await OpenPostgres.OpenAsync(restored);
        var state = new GrainState<FedStudy>();
        await again.Grains.ReadStateAsync("state", NumberedWrites.Grain, state);
        Assert.Equal(state.State!.Study.Title, Assert.Single((await again.Registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies).Title);
        Assert.Equal(state.State.Study.Title, $"{await again.Feed.LastSequenceAsync(NumberedWrites.Topic, Cancelled)}");
        state.State.Feed.Add(FedNote.Item(NumberedWrites.Topic, "goes on"));
        await again.Grains.WriteStateAsync("state", NumberedWrites.Grain, state);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_version_and_the_tables_as_they_were()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await MigrateAsync(database);

        await using (var connection = await OpenAsync(database))
        {
            await Assert.ThrowsAsync<PostgresException>(() => PostgresSchema.MigrateAsync(
                connection, Newer("ALTER TABLE study ADD COLUMN later text; SELECT 1 / 0"), Options(database), Cancelled));
        }

        Assert.Equal(PostgresMigrations.All[^1].ToVersion, (await MigrateAsync(database)).Before);
        await using var store = await OpenPostgres.OpenAsync(database);
    }

    [Fact]
    public async Task A_database_of_a_newer_schema_is_refused_to_servers_and_to_migrations()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await MigrateAsync(database);
        var newer = PostgresMigrations.All[^1].ToVersion + 1;
        await PostgresServer.ExecuteAsync(database, $"INSERT INTO trialmatch.schema_version VALUES ({newer})");

        await AssertRefusedAsync(database, $"has schema version {newer}");
        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => MigrateAsync(database));
        Assert.Contains("run that one", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_whose_newer_schema_says_that_this_program_works_on_it_serves_it_and_needs_no_migration()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var newer = Newer(oldestProgram: PostgresMigrations.All[^1].ToVersion, "ALTER TABLE study ADD COLUMN later text");
        await using (var connection = await OpenAsync(database))
        {
            await PostgresSchema.MigrateAsync(connection, newer, Options(database), Cancelled);
        }

        await using var store = await OpenPostgres.OpenAsync(database);
        Assert.Equal((newer[^1].ToVersion, newer[^1].ToVersion), await MigrateAsync(database));
    }

    [Fact]
    public async Task A_database_whose_newer_schema_says_that_this_program_does_not_work_on_it_is_refused()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var newest = PostgresMigrations.All[^1].ToVersion + 1;
        await using (var connection = await OpenAsync(database))
        {
            await PostgresSchema.MigrateAsync(connection, Newer(oldestProgram: newest, "ALTER TABLE study ADD COLUMN later text"), Options(database), Cancelled);
        }

        await AssertRefusedAsync(database, $"has schema version {newest}");
    }

    [Fact]
    public async Task A_database_that_was_never_migrated_is_refused_with_what_to_do() =>
        await AssertRefusedAsync(await PostgresServer.CreateDatabaseAsync(), "run 'migrate' once");

    [Fact]
    public async Task A_database_of_an_older_schema_is_refused_with_what_to_do()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await using (var connection = await OpenAsync(database))
        {
            await PostgresSchema.MigrateAsync(connection, [PostgresMigrations.All[0]], Options(database), Cancelled);
        }

        await AssertRefusedAsync(database, "run 'migrate' once");
    }

    [Fact]
    public async Task A_second_cluster_under_another_id_is_refused_and_the_same_one_again_is_not()
    {
        var database = await MigratedDatabases.TakeAsync();
        await using (await OpenPostgres.OpenAsync(database, clusterId: "north"))
        {
            var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => OpenPostgres.OpenAsync(database, clusterId: "south"));
            Assert.Contains("belongs to service and cluster 'tests / north'", e.Message, StringComparison.Ordinal);
            Assert.Contains("TRIALMATCH_POSTGRES", e.Message, StringComparison.Ordinal);
        }

        await using (await OpenPostgres.OpenAsync(database, clusterId: "north"))
        {
        }

        await MigratedDatabases.GiveBackAsync(database);
    }

    [Fact]
    public async Task A_database_that_acknowledges_before_it_has_written_is_refused()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await MigrateAsync(database);
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await PostgresServer.ExecuteAsync(database, $"ALTER DATABASE {name} SET synchronous_commit = off");

        await AssertRefusedAsync(database, "synchronous_commit off");
    }

    [Fact]
    public async Task A_database_that_is_not_there_or_a_server_that_is_not_is_said_with_the_setting()
    {
        var database = await MigratedDatabases.TakeAsync();
        var other = new NpgsqlConnectionStringBuilder(database);

        other.Database = "nowhere";
        await AssertRefusedAsync(other.ConnectionString, "TRIALMATCH_POSTGRES: there is no such database");
        other.Host = "/tmp/no-server-here";
        await AssertRefusedAsync(other.ConnectionString, "TRIALMATCH_POSTGRES: the database cannot be reached");
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("nonsense", "cannot be read")]
    [InlineData("Host=db;Port=many;Database=x", "cannot be read")]
    [InlineData("Host=db", "names no host or no database")]
    [InlineData("Database=x", "names no host or no database")]
    public async Task A_connection_string_that_says_too_little_is_refused_with_the_setting_and_without_the_string(string text, string because)
    {
        var options = new PostgresStorageOptions { ConnectionString = text, ConnectionStringSetting = "TRIALMATCH_POSTGRES" };

        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => PostgresDatabase.MigrateAsync(options, owner: null, Cancelled));

        Assert.Contains("TRIALMATCH_POSTGRES", e.Message, StringComparison.Ordinal);
        Assert.Contains(because, e.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<PostgresMigration> Newer(string sql) => Newer(PostgresMigrations.All[^1].ToVersion, sql);

    private static IReadOnlyList<PostgresMigration> Newer(int oldestProgram, string sql) =>
        [.. PostgresMigrations.All, new(PostgresMigrations.All[^1].ToVersion + 1, oldestProgram, sql)];

    private static Task<(int Before, int After)> MigrateAsync(string database) => PostgresDatabase.MigrateAsync(Options(database), owner: null, Cancelled);

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(PostgresDatabase.ConnectionString(Options(database)) + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    private static PostgresStorageOptions Options(string database) => new() { ConnectionString = database, ConnectionStringSetting = "TRIALMATCH_POSTGRES" };

    private static async Task AssertRefusedAsync(string database, string because)
    {
        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => OpenPostgres.OpenAsync(database));
        Assert.Contains(because, e.Message, StringComparison.Ordinal);
    }
}
