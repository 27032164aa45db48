using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.States;
using TrialMatch.Storage.Transfer;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Fills an empty file in one transaction, in a folder that no server owns meanwhile.</summary>
internal sealed class SqliteImport : IImportTarget, IDisposable
{
    private const string InsertState = """
        INSERT INTO grain_state (grain_type, grain_key, state_name, version, payload, is_compressed, updated_at_ticks)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """;

    private const string InsertAddition = """
        INSERT INTO grain_state_addition (grain_state_id, version, payload, is_compressed, added_at_ticks) VALUES (?1, ?2, ?3, ?4, ?5)
        """;

    private const string InsertFeed = "INSERT INTO feed (sequence, topic, at_ticks, payload) VALUES (?1, ?2, ?3, ?4)";

    private const string NoteTopic = "INSERT OR IGNORE INTO feed_topic_block (topic, block) VALUES (?1, ?2)";

    private readonly DataDirectory _directory;
    private readonly SqliteConnection _connection;
    private readonly StateTransaction _transaction;
    private readonly WriteStatement _insertState;
    private readonly WriteStatement _insertAddition;
    private readonly WriteStatement _insertFeed;
    private readonly WriteStatement _noteTopic;
    private readonly StudyRowWriter _rows;

    private SqliteImport(DataDirectory directory, SqliteConnection connection)
    {
        _directory = directory;
        _connection = connection;
        _transaction = new StateTransaction(connection, TimeProvider.System);
        _insertState = new WriteStatement(connection, InsertState);
        _insertAddition = new WriteStatement(connection, InsertAddition);
        _insertFeed = new WriteStatement(connection, InsertFeed);
        _noteTopic = new WriteStatement(connection, NoteTopic);
        _rows = new StudyRowWriter(connection);
    }

    /// <exception cref="StorageUnavailableException">The folder is in use, or not empty; the message says what to do.</exception>
    public static SqliteImport Open(SqliteStorageOptions options)
    {
        var directory = DataDirectory.Claim(options, TimeProvider.System, NullLogger.Instance);
        try
        {
            return Open(directory, options);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    public Task AddAsync(ExportedState state, CancellationToken cancellationToken)
    {
        var payload = Payload(state.Document);
        _insertState
            .Bind(state.GrainType)
            .Bind(state.GrainKey)
            .Bind(state.StateName)
            .Bind(state.Version)
            .Bind(payload?.Bytes)
            .Bind(payload?.IsCompressed == true ? 1 : 0)
            .Bind(state.WrittenAt.UtcTicks)
            .Run();
        var id = raw.sqlite3_last_insert_rowid(_connection.Handle);
        foreach (var addition in state.Additions)
        {
            var added = StoredPayload.Of(addition.Document.Json);
            _insertAddition
                .Bind(id)
                .Bind(addition.Version)
                .Bind((ReadOnlyMemory<byte>?)added.Bytes)
                .Bind(added.IsCompressed ? 1 : 0)
                .Bind(addition.AddedAt.UtcTicks)
                .Run();
        }

        _rows.Store(id, hasRow: false, state.Entry);
        return Task.CompletedTask;
    }

    public Task AddAsync(FeedEntry entry, CancellationToken cancellationToken)
    {
        _insertFeed.Bind(entry.Sequence).Bind(entry.Topic).Bind(entry.At.UtcTicks).Bind(entry.Payload).Run();
        _noteTopic.Bind(entry.Topic).Bind(FeedBlocks.Of(entry.Sequence)).Run();
        return Task.CompletedTask;
    }

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        var number = _transaction.Commit();
        _directory.Mark.Move(number);
        return Task.CompletedTask;
    }

    // A transaction that is open still is rolled back with its connection.
    public void Dispose()
    {
        _insertState.Dispose();
        _insertAddition.Dispose();
        _insertFeed.Dispose();
        _noteTopic.Dispose();
        _rows.Dispose();
        _transaction.RollBack();
        _transaction.Dispose();
        _directory.Dispose();
    }

    private static SqliteImport Open(DataDirectory directory, SqliteStorageOptions options)
    {
        var connection = SqliteConnections.OpenWriter(directory.DatabasePath, options, SqliteMigrations.All, directory.Mark.Last);
        try
        {
            RequireEmpty(connection, directory.Path, options);
            directory.Mark.Begin(LastCommit.Read(connection)!.Value);
            var import = new SqliteImport(directory, connection);
            import._transaction.Begin();
            return import;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void RequireEmpty(SqliteConnection connection, string folder, SqliteStorageOptions options)
    {
        using var any = connection.CreateCommand();
        any.CommandText = "SELECT EXISTS (SELECT 1 FROM grain_state) OR EXISTS (SELECT 1 FROM feed)";
        if ((long)any.ExecuteScalar()! != 0)
        {
            throw new StorageUnavailableException(
                $"The data folder '{folder}' is not empty, and an import adds to nothing: move the folder away, or name another with {options.DataDirectorySetting}.");
        }
    }

    private static StoredPayload? Payload(ExportedDocument? document) => document is { } plain ? StoredPayload.Of(plain.Json) : null;
}
