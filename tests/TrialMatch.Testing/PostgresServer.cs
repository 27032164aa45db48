using System.Diagnostics;
using Npgsql;

namespace TrialMatch.Testing;

/// <summary>
/// One private PostgreSQL server for all tests of this process, started when the first one asks. It ends with the process, however that
/// ends. Where PostgreSQL is not installed, the test that asks is skipped.
/// </summary>
public static class PostgresServer
{
    private const string BinariesVariable = "TRIALMATCH_POSTGRES_BIN";

    private static readonly Lazy<Task<string?>> Socket = new(StartAsync);

    // Kept, so that its standard input stays open as long as this process lives.
    private static Process? _process;
    private static int _databases;

    /// <summary>A database of its own, a copy of another that nobody uses, or without any table.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(string template = "template0")
    {
        var socket = await SocketAsync();
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(ConnectionString(socket, "postgres"), $"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(socket, name);
    }

    /// <summary>Runs statements of our own making.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // See the summary.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs one of PostgreSQL's own tools on a database, such as pg_dump.</summary>
    /// <param name="input">What the tool reads; empty for nothing.</param>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunToolAsync(string tool, string connectionString, string input, params string[] arguments)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Path.Combine(FindBinaries()!, tool))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[$"--host={database.Host}", $"--username={database.Username}", $"--dbname={database.Database}", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}");
        return await output;
    }

    private static async Task<string> SocketAsync()
    {
        var socket = await Socket.Value;
        Assert.SkipWhen(
            socket is null, $"PostgreSQL is not installed: neither in /usr/lib/postgresql nor in the folder that {BinariesVariable} names.");
        return socket!;
    }

    private static async Task<string?> StartAsync()
    {
        if (FindBinaries() is not { } binaries)
        {
            return null;
        }

        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "postgres-server.sh"));
        start.ArgumentList.Add(binaries);
        _process = Process.Start(start)!;
        return await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The PostgreSQL server of the tests did not start; standard error has more.");
    }

    private static string? FindBinaries()
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

    private static string ConnectionString(string socket, string database) => $"Host={socket};Username=trialmatch;Database={database}";
}
