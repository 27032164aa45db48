using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Makes the registry's tables anew from the states, in one transaction, in a folder that no server owns meanwhile.</summary>
internal static class SqliteRebuild
{
    /// <returns>The number of rows of studies.</returns>
    /// <exception cref="StorageUnavailableException">The folder is in use; the message says what to do.</exception>
    public static async Task<long> RunAsync(SqliteStorageOptions options, IStoredGrainRows rows, CancellationToken cancellationToken)
    {
        using var directory = DataDirectory.Claim(options, TimeProvider.System, NullLogger.Instance);
        using var connection = SqliteConnections.OpenWriter(directory.DatabasePath, options, SqliteMigrations.All, directory.Mark.Last);
        directory.Mark.Begin(LastCommit.Read(connection)!.Value);
        using var transaction = new StateTransaction(connection, TimeProvider.System);
        transaction.Begin();
        try
        {
            var count = await WriteAsync(options, connection, rows, cancellationToken);
            directory.Mark.Move(transaction.Commit());
            return count;
        }
        catch
        {
            transaction.RollBack();
            throw;
        }
    }

    private static async Task<long> WriteAsync(SqliteStorageOptions options, SqliteConnection connection, IStoredGrainRows rows, CancellationToken cancellationToken)
    {
        using (var clear = connection.CreateCommand())
        {
            clear.CommandText = string.Join(';', RegistryRows.Clear);
            clear.ExecuteNonQuery();
        }

        using var writer = new StudyRowWriter(connection);
        using var idOf = IdOf(connection);
        using var states = SqliteExport.Open(options);
        var count = 0L;
        await foreach (var state in states.ReadStatesAsync(cancellationToken))
        {
            if (rows.RowOf(state.ToStored()) is { } row)
            {
                (idOf.Parameters["$type"].Value, idOf.Parameters["$key"].Value, idOf.Parameters["$name"].Value) = (state.GrainType, state.GrainKey, state.StateName);
                writer.Store((long)idOf.ExecuteScalar()!, hasRow: false, row);
                count++;
            }
        }

        return count;
    }

    private static SqliteCommand IdOf(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM grain_state WHERE grain_type = $type AND grain_key = $key AND state_name = $name";
        foreach (var name in new[] { "$type", "$key", "$name" })
        {
            command.Parameters.AddWithValue(name, string.Empty);
        }

        return command;
    }
}
