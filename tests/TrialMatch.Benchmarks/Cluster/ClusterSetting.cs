using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>Starts the servers of the measures: each a process of its own, on this machine.</summary>
/// <param name="folder">Where data folders and the network file are.</param>
internal sealed class ClusterSetting(ClusterScale scale, PostgresProcess postgres, string folder)
{
    // No study of a run should be refused for want of capacity.
    private readonly string _network = WideNetwork.WriteTo(folder);
    private readonly List<ServerProcess> _started = [];
    private int _folders;

    public ClusterScale Scale => scale;

    public string Folder => folder;

    /// <summary>What the servers wrote to standard error, for a run that fails.</summary>
    public string Logs => string.Join('\n', _started.Select(server => server.Log.Text).Where(text => text.Length > 0));

    public Task<string> CreateDatabaseAsync() => postgres.CreateDatabaseAsync();

    /// <summary>All in one process, on a data folder of its own.</summary>
    /// <param name="network">The network file; null for the one that is wide enough for a run.</param>
    public Task<ServerProcess> StartEmbeddedAsync(string? network = null) => StartEmbeddedAsync(NewFolder(), network);

    public Task<ServerProcess> StartEmbeddedAsync(string dataFolder, string? network) =>
        StartAsync(With(ServerProcess.SettingsFor(dataFolder), network ?? _network));

    public async Task<ServerProcess> StartAsync(Dictionary<string, string?> settings)
    {
        var server = await ServerProcess.StartAsync(settings);
        _started.Add(server);
        return server;
    }

    public string NewFolder() => Path.Combine(folder, $"data-{++_folders}");

    /// <summary>Settings of servers on a database of their own, which has all tables.</summary>
    public async Task<Dictionary<string, string?>> MigratedAsync()
    {
        var settings = With(PostgresSettings.On(await CreateDatabaseAsync()), _network);
        await PostgresSettings.MigrateAsync(settings);
        return settings;
    }

    private static Dictionary<string, string?> With(Dictionary<string, string?> settings, string network)
    {
        settings["TRIALMATCH_NETWORK"] = network;
        settings["TRIALMATCH_LOG_LEVEL"] = "Warning";

        // A call that waits is slow, and shows as that; one that is refused would end the run.
        settings["TRIALMATCH_CALLS_WAITING"] = "4096";
        settings["TRIALMATCH_CALLS_WAIT_SECONDS"] = "600";
        return settings;
    }
}
