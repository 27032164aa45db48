using Npgsql;

namespace TrialMatch.Storage.Postgres;

/// <summary>Statements with the values of their parameters $1, $2 …; texts come from this assembly alone and are never built from input.</summary>
internal static class Sql
{
    /// <param name="values">Of the types that the columns have; a list of rows is given as one array for each column.</param>
    public static NpgsqlBatchCommand Statement(string text, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    public static NpgsqlBatch Batch(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> statements)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement);
        }

        return batch;
    }

    public static async Task RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken, params object[] values)
    {
        await using var batch = Batch(connection, [Statement(text, values)]);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<T?> ScalarAsync<T>(NpgsqlConnection connection, string text, CancellationToken cancellationToken, params object[] values)
    {
        await using var batch = Batch(connection, [Statement(text, values)]);
        return (T?)await batch.ExecuteScalarAsync(cancellationToken);
    }
}
