using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// A pool of read-only connections, opened as needed up to a limit and kept with their prepared statements. Each read sees the last
/// commit; readers and the writer do not wait for each other (WAL).
/// </summary>
internal sealed class ReaderPool(string path, StoreFiles files, StoreCondition condition, SqliteStorageOptions options) : IAsyncDisposable
{
    private readonly ConcurrentBag<PreparedStatements> _idle = [];
    private readonly SemaphoreSlim _permits = new(options.MaxReaders);
    private volatile bool _isClosed;

    /// <summary>Executes a read on a connection of its own. The read itself is synchronous, since it mostly hits the page cache.</summary>
    /// <exception cref="StorageUnavailableException">The store is closed, or its file cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<PreparedStatements, T> read, CancellationToken cancellationToken)
    {
        await _permits.WaitAsync(cancellationToken);
        try
        {
            return _isClosed ? throw new StorageUnavailableException("Cannot read: the store is closed.") : Read(read);
        }
        finally
        {
            _permits.Release();
        }
    }

    /// <summary>Waits for running reads and closes the connections; later reads fail.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        for (var i = 0; i < options.MaxReaders; i++)
        {
            await _permits.WaitAsync();
        }

        while (_idle.TryTake(out var statements))
        {
            statements.Dispose();
        }

        _permits.Release(options.MaxReaders);
    }

    private T Read<T>(Func<PreparedStatements, T> read)
    {
        try
        {
            return ReadOn(_idle.TryTake(out var idle) ? idle : Open(), read);
        }
        catch (Exception e) when (e is SqliteException or StoreTroubleException)
        {
            var trouble = SqliteTroubles.Of(e, path, options);
            condition.OnFailed(trouble);
            throw new StorageUnavailableException($"Cannot read: {trouble.Detail}", e);
        }
    }

    // An open connection keeps using the file that it opened. A new one must not open a different file.
    private PreparedStatements Open()
    {
        files.RequireInPlace();
        return new PreparedStatements(SqliteConnections.OpenReader(path, options));
    }

    private T ReadOn<T>(PreparedStatements statements, Func<PreparedStatements, T> read)
    {
        try
        {
            var result = read(statements);
            _idle.Add(statements);
            return result;
        }
        catch
        {
            // Do not reuse a connection that failed.
            statements.Dispose();
            throw;
        }
    }
}
