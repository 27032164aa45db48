using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>Settings of servers whose data is in PostgreSQL.</summary>
internal static class PostgresSettings
{
    public static Dictionary<string, string?> On(string connectionString)
    {
        var settings = ServerProcess.SettingsFor(dataFolder: "");
        settings["TRIALMATCH_PROFILE"] = "postgres";
        settings["TRIALMATCH_POSTGRES"] = connectionString;
        settings["TRIALMATCH_SILO_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture);
        return settings;
    }

    /// <summary>A database of its own with all tables.</summary>
    public static async Task<Dictionary<string, string?>> MigratedAsync()
    {
        var settings = On(await PostgresServer.CreateDatabaseAsync());
        await MigrateAsync(settings);
        return settings;
    }

    /// <returns>What the migration said.</returns>
    public static Task<string> MigrateAsync(Dictionary<string, string?> settings) => MigrateAsync(settings, ServerProcess.ThisVersion);

    /// <param name="program">The assembly of the host that migrates.</param>
    /// <returns>What the migration said.</returns>
    public static async Task<string> MigrateAsync(Dictionary<string, string?> settings, string program)
    {
        await using var migration = ServerProcess.LaunchProgram(program, settings, "migrate");
        var code = await migration.ExitAsync();
        Assert.True(code == 0, migration.Log.Text);
        return migration.Log.Text;
    }

    /// <summary>The same cluster, for another process of it: a silo has ports of its own, which stay its own when it is started again.</summary>
    public static Dictionary<string, string?> InRole(this Dictionary<string, string?> cluster, string role) => new(cluster)
    {
        ["TRIALMATCH_ROLE"] = role,
        ["TRIALMATCH_SILO_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture),
        ["TRIALMATCH_GATEWAY_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture),
        ["TRIALMATCH_PROBE_SECONDS"] = "1",
        ["TRIALMATCH_MISSED_PROBES"] = "3",

        // Tests ask for everything at once, of processes that share two cores.
        ["TRIALMATCH_CALLS_WAITING"] = "4096",
        ["TRIALMATCH_CALLS_WAIT_SECONDS"] = "25",
    };

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
