using System.Globalization;
using System.Net;
using Grpc.Core;
using Npgsql;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>The server with its data in PostgreSQL.</summary>
public sealed class PostgresProfileTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_knows_what_it_acknowledged_and_each_command_once()
    {
        var settings = await PostgresSettings.MigratedAsync();
        V1.Study study;
        await using (var server = await ServerProcess.StartAsync(settings))
        {
            using var client = new ApiClient(server.GrpcAddress);
            study = await client.RegisterAsync("a", await client.SponsorAsync("lasting"), Drafts.BreastCancer("Lasting"));
            Assert.Equal(V1.Study.Types.State.Requested, study.State);
            await server.KillAsync();
        }

        await using var next = await ServerProcess.StartAsync(settings);
        using var again = new ApiClient(next.GrpcAddress);
        Assert.Equal(study, await again.StudyAsync(study.Name));
        Assert.Equal(study, await again.RegisterAsync("a", "sponsors/lasting", Drafts.BreastCancer("Lasting")));
        Assert.Equal(study.Name, Assert.Single(await again.AllStudiesAsync()).Name);
        Assert.Equal(
            Capacity.PatientsReserved([study]).OrderBy(entry => entry.Key),
            Capacity.PatientsHeld(await Task.WhenAll((await again.TrustsAsync()).Select(trust => again.CapacityAsync(trust.Name))))
                .OrderBy(entry => entry.Key));
        Assert.Equal(0, await next.StopAsync());
        Assert.Empty(next.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task Two_servers_on_one_database_are_one_cluster_and_each_knows_what_the_other_acknowledged()
    {
        var settings = await PostgresSettings.MigratedAsync();
        var others = new Dictionary<string, string?>(settings)
        {
            ["TRIALMATCH_SILO_PORT"] = PostgresSettings.FreePort().ToString(CultureInfo.InvariantCulture),
        };
        await using var first = await ServerProcess.StartAsync(settings);
        await using var second = await ServerProcess.StartAsync(others);
        using var one = new ApiClient(first.GrpcAddress);
        using var other = new ApiClient(second.GrpcAddress);

        var study = await one.RegisterAsync("a", await one.SponsorAsync("shared"), Drafts.BreastCancer("Shared"));

        Assert.Equal(study, await other.StudyAsync(study.Name));
        Assert.Equal(study, await other.RegisterAsync("a", "sponsors/shared", Drafts.BreastCancer("Shared")));
        Assert.Equal(0, await first.StopAsync());
        Assert.Equal(study, await other.StudyAsync(study.Name));
        Assert.Empty(first.Log.ErrorsFrom(0));
        Assert.Empty(second.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task While_the_database_lets_nobody_in_the_server_says_so_and_afterwards_goes_on()
    {
        var settings = await PostgresSettings.MigratedAsync();
        await using var server = await ServerProcess.StartAsync(settings);
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.SponsorAsync("patient");
        var database = new NpgsqlConnectionStringBuilder(settings["TRIALMATCH_POSTGRES"]);
        var postgres = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "postgres" }.ConnectionString;
        Assert.Equal(HttpStatusCode.OK, await HealthAsync(server));

        await PostgresServer.ExecuteAsync(postgres, $"ALTER DATABASE {database.Database} ALLOW_CONNECTIONS false");
        await PostgresServer.ExecuteAsync(postgres, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.Database}'");
        var refusal = await Assert.ThrowsAsync<RpcException>(() => client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Patient")));

        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        Assert.Contains("the database", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(database.Host!, refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync(server));

        await PostgresServer.ExecuteAsync(postgres, $"ALTER DATABASE {database.Database} ALLOW_CONNECTIONS true");
        await UntilHealthyAsync(server).WaitAsync(Patience, Cancelled);
        Assert.Equal(V1.Study.Types.State.Requested, (await client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Patient"))).State);
    }

    [Fact]
    public async Task A_migration_may_be_repeated_and_says_what_it_did()
    {
        var settings = PostgresSettings.On(await PostgresServer.CreateDatabaseAsync());

        Assert.Contains("from schema version 0 to", await PostgresSettings.MigrateAsync(settings), StringComparison.Ordinal);
        Assert.Contains("up to date", await PostgresSettings.MigrateAsync(settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_on_a_database_without_tables_is_refused_and_told_to_migrate() =>
        await AssertCannotStartAsync(PostgresSettings.On(await PostgresServer.CreateDatabaseAsync()), "run 'migrate' once");

    [Fact]
    public async Task A_server_of_another_cluster_is_refused_the_database()
    {
        var settings = await PostgresSettings.MigratedAsync();
        await using (var server = await ServerProcess.StartAsync(settings))
        {
            Assert.Equal(0, await server.StopAsync());
        }

        settings["TRIALMATCH_CLUSTER_ID"] = "other";
        await AssertCannotStartAsync(settings, "belongs to service and cluster 'trialmatch / trialmatch'");
        await AssertCannotStartAsync(settings, "or the ids of the database in TRIALMATCH_SERVICE_ID and TRIALMATCH_CLUSTER_ID");
    }

    [Fact]
    public async Task The_database_of_another_cluster_is_named_and_not_migrated_unless_its_ids_are_given()
    {
        var settings = await PostgresSettings.MigratedAsync();
        settings["TRIALMATCH_CLUSTER_ID"] = "north";
        await using (var server = await ServerProcess.StartAsync(settings))
        {
            Assert.Equal(0, await server.StopAsync());
        }

        await AssertCannotStartAsync(new(settings) { ["TRIALMATCH_CLUSTER_ID"] = null }, "belongs to service and cluster 'trialmatch / north'; this is 'trialmatch / trialmatch'", "migrate");
        Assert.Contains("up to date", await PostgresSettings.MigrateAsync(settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_with_the_setting_that_names_another()
    {
        var settings = await PostgresSettings.MigratedAsync();
        await PostgresServer.ExecuteAsync(settings["TRIALMATCH_POSTGRES"]!, "INSERT INTO trialmatch.schema_version VALUES (1000)");

        foreach (var arguments in (string[][])[[], ["migrate"]])
        {
            await AssertCannotStartAsync(settings, "run that one, or name another database in TRIALMATCH_POSTGRES", arguments);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("embedded")]
    public async Task A_server_that_would_keep_its_data_in_a_folder_beside_a_database_is_refused(string? profile)
    {
        var settings = PostgresSettings.On("Host=/tmp;Database=x;Username=x");
        settings["TRIALMATCH_PROFILE"] = null;

        await AssertCannotStartAsync(
            settings, "TRIALMATCH_PROFILE: expected \"postgres\" or \"azure\", as TRIALMATCH_POSTGRES is set", profile is null ? [] : ["--profile", profile]);
    }

    [Fact]
    public async Task A_start_that_is_refused_does_not_say_that_it_recovers_by_itself()
    {
        var settings = PostgresSettings.On("Host=/tmp/nobody-listens-here;Database=x;Username=x");
        await using var server = ServerProcess.Launch(settings);

        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("Look whether it runs", server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("by itself", server.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_silo_port_is_refused_and_the_first_goes_on()
    {
        var settings = await PostgresSettings.MigratedAsync();
        await using var first = await ServerProcess.StartAsync(settings);

        await AssertCannotStartAsync(settings, $"TRIALMATCH_SILO_PORT: nothing can listen on port {settings["TRIALMATCH_SILO_PORT"]}");

        using var client = new ApiClient(first.GrpcAddress);
        await client.SponsorAsync("undisturbed");
        Assert.Empty(first.Log.ErrorsFrom(0));
    }

    [Theory]
    [InlineData("TRIALMATCH_POSTGRES", null, "TRIALMATCH_POSTGRES")]
    [InlineData("TRIALMATCH_POSTGRES", "nonsense", "TRIALMATCH_POSTGRES")]
    [InlineData("TRIALMATCH_POSTGRES", "Host=/tmp/nobody-listens-here;Database=x;Username=x", "TRIALMATCH_POSTGRES: the database cannot be reached")]
    [InlineData("TRIALMATCH_PROFILE", null, "TRIALMATCH_PROFILE")]
    [InlineData("TRIALMATCH_PROFILE", "oracle", "TRIALMATCH_PROFILE")]
    [InlineData("TRIALMATCH_SILO_PORT", "0", "TRIALMATCH_SILO_PORT")]
    public async Task A_setting_that_is_missing_or_wrong_is_named(string name, string? value, string because)
    {
        var settings = PostgresSettings.On("Host=/tmp;Database=x;Username=x");
        settings[name] = value;

        await AssertCannotStartAsync(settings, because);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Who_asks_for_help_gets_the_arguments_and_the_settings_and_no_failure(string argument)
    {
        using var folder = new TemporaryFolder();
        await using var server = ServerProcess.Launch(ServerProcess.SettingsFor(folder.Path), argument);

        Assert.Equal(0, await server.ExitAsync());
        Assert.DoesNotContain("cannot start", server.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("--profile")]
    [InlineData("migrate", "now")]
    [InlineData("backup")]
    [InlineData("backup", "--profile", "embedded")]
    [InlineData("backup", "file", "--role", "all")]
    [InlineData("export", "file", "file")]
    [InlineData("import")]
    public async Task An_argument_that_means_nothing_is_refused_with_what_may_be(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await using var server = ServerProcess.Launch(ServerProcess.SettingsFor(folder.Path), arguments);

        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("expected [migrate|backup FILE|export FILE|import FILE|rebuild|health] [--profile embedded|postgres|azure]", server.Log.Text, StringComparison.Ordinal);
    }

    private static async Task AssertCannotStartAsync(Dictionary<string, string?> settings, string because, params string[] arguments)
    {
        await using var server = ServerProcess.Launch(settings, arguments);
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("TrialMatch cannot start: ", server.Log.Text, StringComparison.Ordinal);
        Assert.Contains(because, server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> HealthAsync(ServerProcess server)
    {
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(server.HttpAddress, "health"), Cancelled);
        return page.StatusCode;
    }

    // A probe's answer is good for two seconds; asking again costs the server nothing meanwhile.
    private static async Task UntilHealthyAsync(ServerProcess server)
    {
        while (await HealthAsync(server) != HttpStatusCode.OK)
        {
            Cancelled.ThrowIfCancellationRequested();
        }
    }
}
