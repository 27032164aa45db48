using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The statements of a write transaction. After an <see cref="SqliteException"/> the whole transaction must be rolled back.</summary>
internal sealed class StateTransaction : IDisposable
{
    private const string Find = """
        SELECT
            id,
            version,
            (SELECT max(version) FROM grain_state_addition WHERE grain_state_id = grain_state.id),
            EXISTS (SELECT 1 FROM study WHERE grain_state_id = grain_state.id)
        FROM grain_state
        WHERE grain_type = ?1 AND grain_key = ?2 AND state_name = ?3
        """;

    private const string Insert = """
        INSERT INTO grain_state (grain_type, grain_key, state_name, version, payload, is_compressed, updated_at_ticks)
        VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6)
        """;

    private const string Update = """
        UPDATE grain_state SET version = ?2, payload = ?3, is_compressed = ?4, updated_at_ticks = ?5 WHERE id = ?1
        """;

    private const string InsertAddition = """
        INSERT INTO grain_state_addition (grain_state_id, version, payload, is_compressed, added_at_ticks)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """;

    private const string DeleteAdditions = "DELETE FROM grain_state_addition WHERE grain_state_id = ?1";

    private const string CountCommit = "UPDATE last_commit SET number = number + 1 RETURNING number";

    private readonly PreparedStatements _statements;
    private readonly WriteStatement _find;
    private readonly WriteStatement _insert;
    private readonly WriteStatement _update;
    private readonly WriteStatement _insertAddition;
    private readonly WriteStatement _deleteAdditions;
    private readonly WriteStatement _countCommit;
    private readonly StudyRowWriter _rows;
    private readonly FeedWriter _feed;
    private readonly TimeProvider _timeProvider;

    public StateTransaction(SqliteConnection connection, TimeProvider timeProvider)
    {
        _statements = new PreparedStatements(connection);
        _find = new WriteStatement(connection, Find);
        _insert = new WriteStatement(connection, Insert);
        _update = new WriteStatement(connection, Update);
        _insertAddition = new WriteStatement(connection, InsertAddition);
        _deleteAdditions = new WriteStatement(connection, DeleteAdditions);
        _countCommit = new WriteStatement(connection, CountCommit);
        _rows = new StudyRowWriter(connection);
        _feed = new FeedWriter(connection);
        _timeProvider = timeProvider;
    }

    public void Begin() => _statements.Get("BEGIN IMMEDIATE").ExecuteNonQuery();

    /// <summary>Commits with a write to disk in any case, even if no write of the transaction changed anything.</summary>
    /// <returns>The number of the commit: one more than that of the last.</returns>
    public long Commit()
    {
        var number = _countCommit.Read(static row => raw.sqlite3_column_int64(row, 0));
        _statements.Get("COMMIT").ExecuteNonQuery();
        return number;
    }

    /// <summary>Rolls back. Safe after any failure, some of which make SQLite roll back by itself.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(_statements.Connection.Handle) == 0)
        {
            _statements.Get("ROLLBACK").ExecuteNonQuery();
        }

        _feed.ForgetNoted();
    }

    /// <summary>Applies a write. If it breaks a rule of the registry, the transaction fails: see <see cref="ApplyAlone"/>.</summary>
    public WriteOutcome Apply(StateWrite write)
    {
        var stored = FindState(write.Key);
        if (stored.Version != write.ExpectedVersion)
        {
            return WriteOutcome.Failed(Refusals.Conflict(write, stored.Version));
        }

        if (stored.Version == StateVersion.None && write.Payload is null)
        {
            return WriteOutcome.Done(StateVersion.None);
        }

        if (stored.Version == StateVersion.None && _rows.FindDuplicateNotKnown(write.Entry) is { } other)
        {
            return WriteOutcome.Failed(Refusals.NotKnown(write, other));
        }

        Store(write, stored);
        return WriteOutcome.Done(stored.Version + 1);
    }

    /// <summary>
    /// Applies a write as <see cref="Apply"/> does, but undoes and refuses only this write if it breaks a rule of the registry. Costs two
    /// statements and a copy of each changed page, so it is only for transactions that failed on such a rule.
    /// </summary>
    public WriteOutcome ApplyAlone(StateWrite write)
    {
        _statements.Get("SAVEPOINT item").ExecuteNonQuery();
        WriteOutcome outcome;
        try
        {
            outcome = Apply(write);
        }
        catch (SqliteException e) when (IsBrokenRule(e))
        {
            _statements.Get("ROLLBACK TO item").ExecuteNonQuery();
            _feed.ForgetNoted();
            outcome = WriteOutcome.Failed(Refusals.BrokenRule(write, e));
        }

        _statements.Get("RELEASE item").ExecuteNonQuery();
        return outcome;
    }

    /// <summary>Whether a write broke a rule of the registry, as opposed to a failure of file or disk.</summary>
    public static bool IsBrokenRule(SqliteException e) => e.SqliteErrorCode == raw.SQLITE_CONSTRAINT;

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _update.Dispose();
        _insertAddition.Dispose();
        _deleteAdditions.Dispose();
        _countCommit.Dispose();
        _rows.Dispose();
        _feed.Dispose();
        _statements.Dispose();
    }

    private Standing FindState(GrainStateKey key) => _find
        .Bind(key.GrainType)
        .Bind(key.GrainKey)
        .Bind(key.StateName)
        .Read(static row =>
        {
            var hasAdditions = raw.sqlite3_column_type(row, 2) != raw.SQLITE_NULL;
            return new Standing(
                raw.sqlite3_column_int64(row, 0),
                raw.sqlite3_column_int64(row, hasAdditions ? 2 : 1),
                hasAdditions,
                raw.sqlite3_column_int64(row, 3) != 0);
        });

    private void Store(StateWrite write, Standing stored)
    {
        var now = _timeProvider.GetUtcNow().UtcTicks;
        var id = stored.Version == StateVersion.None ? InsertState(write, now) : stored.Id;
        if (stored.Version != StateVersion.None)
        {
            (write.IsAddition ? _insertAddition : _update)
                .Bind(id)
                .Bind(stored.Version + 1)
                .Bind(write.Payload?.Bytes)
                .Bind(write.Payload?.IsCompressed == true ? 1 : 0)
                .Bind(now)
                .Run();
        }

        if (stored.HasAdditions && !write.IsAddition)
        {
            _deleteAdditions.Bind(id).Run();
        }

        _rows.Store(id, stored.HasStudyRow, write.Entry);
        _feed.Append(write.Feed);
    }

    private long InsertState(StateWrite write, long now)
    {
        _insert
            .Bind(write.Key.GrainType)
            .Bind(write.Key.GrainKey)
            .Bind(write.Key.StateName)
            .Bind(write.Payload?.Bytes)
            .Bind(write.Payload?.IsCompressed == true ? 1 : 0)
            .Bind(now)
            .Run();
        return raw.sqlite3_last_insert_rowid(_statements.Connection.Handle);
    }

    /// <summary>What is stored of a state before a write; the default if nothing is.</summary>
    private readonly record struct Standing(long Id, long Version, bool HasAdditions, bool HasStudyRow);
}
