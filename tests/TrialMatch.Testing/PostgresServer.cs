using System.Diagnostics;
using Npgsql;

namespace TrialMatch.Testing;

/// <summary>
/// One private PostgreSQL server for all tests of this process, started when the first one asks. It ends with the process, however that
/// ends. Where PostgreSQL is not installed, the test that asks is skipped.
/// </summary>
public static class PostgresServer
{
    // Kept, so that its standard input stays open as long as this process lives.
    private static readonly Lazy<Task<PostgresProcess?>> Server = new(PostgresProcess.StartNewAsync);

    /// <summary>A database of its own, a copy of another that nobody uses, or without any table.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(string template = "template0")
    {
        var server = await Server.Value;
        Assert.SkipWhen(server is null, PostgresProcess.WhyNone);
        return await server!.CreateDatabaseAsync(template);
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

    /// <summary>What a statement of our own making counts.</summary>
    public static async Task<long> CountAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // See the summary.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Runs one of PostgreSQL's own tools on a database, such as pg_dump.</summary>
    /// <param name="input">What the tool reads; empty for nothing.</param>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunToolAsync(string tool, string connectionString, string input, params string[] arguments)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Path.Combine(PostgresProcess.FindBinaries()!, tool))
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
}
