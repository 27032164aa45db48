using System.Collections.Immutable;
using Npgsql;

namespace TrialMatch.Storage.Postgres;

/// <summary>Runs queries on pooled connections, up to a maximum at a time. Each statement sees the last commit.</summary>
internal sealed class PostgresReaders(NpgsqlDataSource source, StoreCondition condition, PostgresStorageOptions options) : IDisposable
{
    private readonly SemaphoreSlim _permits = new(options.MaxReaders);

    /// <param name="text">A statement with parameters $1, $2 …</param>
    /// <param name="row">Converts a row.</param>
    /// <exception cref="StorageUnavailableException">The database cannot be read.</exception>
    /// <exception cref="ArgumentException">A value is none that the database could have, such as text with a null character.</exception>
    public async Task<ImmutableArray<T>> ListAsync<T>(
        string text, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken, params object[] values)
    {
        await _permits.WaitAsync(cancellationToken);
        try
        {
            return await ListOnceOrTwiceAsync(text, row, values, cancellationToken);
        }
        catch (PostgresException e) when (PostgresTroubles.IsBrokenRule(e))
        {
            throw new ArgumentException($"The database cannot look for this: {e.MessageText}.", nameof(values), e);
        }
        catch (NpgsqlException e)
        {
            var trouble = PostgresTroubles.Of(e, options);
            condition.OnFailed(trouble);
            throw new StorageUnavailableException($"Cannot read: {trouble.Detail}", e);
        }
        finally
        {
            _permits.Release();
        }
    }

    public void Dispose() => _permits.Dispose();

    private async Task<ImmutableArray<T>> ListOnceOrTwiceAsync<T>(
        string text, Func<NpgsqlDataReader, T> row, object[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await ListOnceAsync(text, row, values, cancellationToken);
        }
        catch (NpgsqlException e) when (PostgresTroubles.IsEndedConnection(e))
        {
            return await ListOnceAsync(text, row, values, cancellationToken);
        }
    }

    private async Task<ImmutableArray<T>> ListOnceAsync<T>(
        string text, Func<NpgsqlDataReader, T> row, object[] values, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = Sql.Batch(connection, [Sql.Statement(text, values)]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows.ToImmutable();
    }
}
