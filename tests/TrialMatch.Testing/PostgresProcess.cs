using System.Diagnostics;

namespace TrialMatch.Testing;

/// <summary>
/// A private PostgreSQL server that a test may crash and start again. It ends with the process, however that ends.
/// </summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    private const string BinariesVariable = "TRIALMATCH_POSTGRES_BIN";

    private readonly Process _process;
    private int _databases;

    private PostgresProcess(Process process, string socket) => (_process, Socket) = (process, socket);

    /// <summary>Why a test that needs one is skipped where PostgreSQL is not installed.</summary>
    public static string WhyNone => $"PostgreSQL is not installed: neither in /usr/lib/postgresql nor in the folder that {BinariesVariable} names.";

    /// <summary>The folder of its socket: it listens on nothing else.</summary>
    public string Socket { get; }

    /// <returns>Null where PostgreSQL is not installed.</returns>
    public static async Task<PostgresProcess?> StartNewAsync()
    {
        if (FindBinaries() is not { } binaries)
        {
            return null;
        }

        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "postgres-server.sh"));
        start.ArgumentList.Add(binaries);
        var process = Process.Start(start)!;
        return new PostgresProcess(process, await AnswerAsync(process));
    }

    /// <summary>The folder of PostgreSQL's programs; null where it is not installed.</summary>
    public static string? FindBinaries()
    {
        IEnumerable<string?> folders =
        [
            Environment.GetEnvironmentVariable(BinariesVariable),
            .. Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
                : [],
        ];
        return folders.FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "initdb")));
    }

    /// <summary>A database of its own, a copy of another that nobody uses, or without any table.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string template = "template0")
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await PostgresServer.ExecuteAsync(ConnectionString("postgres"), $"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(name);
    }

    /// <summary>Ends it at once, as a loss of power would: nothing is closed, and the next start recovers.</summary>
    public Task CrashAsync() => OrderAsync("crash");

    /// <summary>Starts it again; returns when it takes connections.</summary>
    public Task StartAsync() => OrderAsync("start");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<string> AnswerAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync()
        ?? throw new InvalidOperationException("The PostgreSQL server of the tests has ended; standard error has more.");

    private async Task OrderAsync(string order)
    {
        await _process.StandardInput.WriteLineAsync(order);
        await _process.StandardInput.FlushAsync();
        await AnswerAsync(_process);
    }

    private string ConnectionString(string database) => $"Host={Socket};Username=trialmatch;Database={database}";
}
