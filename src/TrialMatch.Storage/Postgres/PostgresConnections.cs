using System.Globalization;
using Npgsql;

namespace TrialMatch.Storage.Postgres;

/// <summary>Builds and checks connections to the database.</summary>
internal static class PostgresConnections
{
    /// <summary>The schema of all our tables, so that other programs can use the same database.</summary>
    public const string Schema = "trialmatch";

    // Choices: how long to try to connect, and how soon a connection is missed whose other end is gone.
    private const int MaxConnectSeconds = 5;
    private const int KeepAliveSeconds = 10;

    private const string NoLimits = """
        SELECT set_config(name, '0', false)
        FROM unnest(ARRAY['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) AS name
        """;

    // More than there are statements.
    private const int MaxPreparedStatements = 100;

    /// <summary>Returns what is wrong with the connection string, or null. The message names the setting and contains no secret.</summary>
    public static string? FaultOf(PostgresStorageOptions options)
    {
        const string Expected = "expected as in \"Host=db.example;Database=trialmatch;Username=trialmatch;Password=…\".";
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return $"{options.ConnectionStringSetting} is empty; {Expected}";
        }

        try
        {
            var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            return string.IsNullOrWhiteSpace(builder.Host) || string.IsNullOrWhiteSpace(builder.Database)
                ? $"{options.ConnectionStringSetting} names no host or no database; {Expected}"
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return $"{options.ConnectionStringSetting} cannot be read; {Expected}";
        }
    }

    /// <summary>The connection string with the settings that all connections of the program share.</summary>
    public static string CompletedString(PostgresStorageOptions options) => Completed(options).ConnectionString;

    /// <summary>Creates the pool of connections that the store uses. It connects on first use.</summary>
    public static NpgsqlDataSource Source(PostgresStorageOptions options)
    {
        var builder = Completed(options);
        builder.Pooling = true;
        // Readers, the writer, who listens, and others that share the pool.
        builder.MaxPoolSize = options.MaxReaders + 2 + options.OtherConnections;
        builder.MaxAutoPrepare = MaxPreparedStatements;
        builder.AutoPrepareMinUsages = 2;
        builder.NoResetOnClose = true;
        return NpgsqlDataSource.Create(builder);
    }

    /// <summary>Opens a connection of its own for work that takes as long as it takes.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<NpgsqlConnection> OpenWithoutLimitsAsync(PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        var builder = Completed(options);
        builder.Pooling = false;
        builder.CommandTimeout = 0;
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await Sql.RunAsync(connection, NoLimits, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The address of the database, for messages; without user and password.</summary>
    public static string Place(PostgresStorageOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return $"database '{builder.Database}' on '{builder.Host}'";
    }

    // The time-outs are the server's: it keeps them also where this process stands still or is cut off.
    private static NpgsqlConnectionStringBuilder Completed(PostgresStorageOptions options)
    {
        var limit = (options.MaxStatementSeconds * 1_000).ToString(CultureInfo.InvariantCulture);
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            SearchPath = Schema,
            ApplicationName = "trialmatch",
            Timeout = MaxConnectSeconds,
            KeepAlive = KeepAliveSeconds,
            CommandTimeout = options.MaxStatementSeconds + MaxConnectSeconds,
        };
        builder.Options = string.Join(
            ' ', builder.Options, $"-c statement_timeout={limit}", $"-c lock_timeout={limit}", $"-c idle_in_transaction_session_timeout={limit}").Trim();
        return builder;
    }
}
