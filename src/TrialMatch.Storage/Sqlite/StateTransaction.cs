using Microsoft.Data.Sqlite;
using Orleans.Storage;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// The statements of a write transaction. A write that fails for a reason of its own is undone alone;
/// any other failure is an <see cref="SqliteException"/> after which the whole must be rolled back.
/// </summary>
internal sealed class StateTransaction : IDisposable
{
    private const string Find = """
        SELECT id, version, (SELECT max(version) FROM grain_state_addition WHERE grain_state_id = grain_state.id)
        FROM grain_state
        WHERE grain_type = $grainType AND grain_key = $grainKey AND state_name = $stateName
        """;

    private const string Insert = """
        INSERT INTO grain_state (grain_type, grain_key, state_name, version, payload, updated_at_ticks)
        VALUES ($grainType, $grainKey, $stateName, 1, $payload, $now)
        RETURNING id
        """;

    private const string Update = """
        UPDATE grain_state SET version = $version, payload = $payload, updated_at_ticks = $now WHERE id = $id
        """;

    private const string InsertAddition = """
        INSERT INTO grain_state_addition (grain_state_id, version, payload, added_at_ticks) VALUES ($id, $version, $payload, $now)
        """;

    private const string DeleteAdditions = "DELETE FROM grain_state_addition WHERE grain_state_id = $id";

    private readonly PreparedStatements _statements;
    private readonly StudyRowWriter _rows;
    private readonly FeedWriter _feed;
    private readonly TimeProvider _timeProvider;

    public StateTransaction(SqliteConnection connection, TimeProvider timeProvider)
    {
        _statements = new PreparedStatements(connection);
        _rows = new StudyRowWriter(_statements);
        _feed = new FeedWriter(_statements);
        _timeProvider = timeProvider;
    }

    public void Begin() => _statements.Get("BEGIN IMMEDIATE").ExecuteNonQuery();

    public void Commit() => _statements.Get("COMMIT").ExecuteNonQuery();

    /// <summary>Safe after any failure: SQLite has rolled back by itself after some.</summary>
    public void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_statements.Connection.Handle) == 0)
        {
            _statements.Get("ROLLBACK").ExecuteNonQuery();
        }
    }

    public WriteOutcome Apply(StateWrite write)
    {
        var stored = FindState(write.Key);
        if (stored.Version != write.ExpectedVersion)
        {
            return WriteOutcome.Failed(Conflict(write, stored.Version));
        }

        if (stored.Version == StateVersion.None && write.Payload is null)
        {
            return WriteOutcome.Done(StateVersion.None);
        }

        _statements.Get("SAVEPOINT item").ExecuteNonQuery();
        try
        {
            Store(write, stored);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            _statements.Get("ROLLBACK TO item").ExecuteNonQuery();
            _statements.Get("RELEASE item").ExecuteNonQuery();
            return WriteOutcome.Failed(Refused(write, e));
        }

        _statements.Get("RELEASE item").ExecuteNonQuery();
        return WriteOutcome.Done(stored.Version + 1);
    }

    public void Dispose() => _statements.Dispose();

    private (long Id, long Version, bool HasAdditions) FindState(GrainStateKey key)
    {
        using var reader = _statements
            .Get(Find, ("$grainType", key.GrainType), ("$grainKey", key.GrainKey), ("$stateName", key.StateName))
            .ExecuteReader();
        if (!reader.Read())
        {
            return (0, StateVersion.None, false);
        }

        var hasAdditions = !reader.IsDBNull(2);
        return (reader.GetInt64(0), reader.GetInt64(hasAdditions ? 2 : 1), hasAdditions);
    }

    private void Store(StateWrite write, (long Id, long Version, bool HasAdditions) stored)
    {
        var (id, version, now) = (stored.Id, stored.Version + 1, _timeProvider.GetUtcNow().UtcTicks);
        if (stored.Version == StateVersion.None)
        {
            var key = write.Key;
            id = (long)_statements
                .Get(
                    Insert,
                    ("$grainType", key.GrainType),
                    ("$grainKey", key.GrainKey),
                    ("$stateName", key.StateName),
                    ("$payload", write.Payload),
                    ("$now", now))
                .ExecuteScalar()!;
        }
        else
        {
            _statements
                .Get(
                    write.IsAddition ? InsertAddition : Update,
                    ("$version", version),
                    ("$payload", write.Payload),
                    ("$now", now),
                    ("$id", id))
                .ExecuteNonQuery();
        }

        if (stored.HasAdditions && !write.IsAddition)
        {
            _statements.Get(DeleteAdditions, ("$id", id)).ExecuteNonQuery();
        }

        _rows.Store(id, write.Entry);
        _feed.Append(write.Feed);
    }

    private static InconsistentStateException Conflict(StateWrite write, long stored) => new(
        $"Cannot write {write.Key}: it has been written by another activation since it was read.",
        StateVersion.ToETag(stored) ?? "none",
        StateVersion.ToETag(write.ExpectedVersion) ?? "none");

    private static InvalidOperationException Refused(StateWrite write, SqliteException e) => new(
        $"Cannot write {write.Key}: its registry row '{write.Entry?.Id}' breaks a rule of the registry; "
        + "a study has one row, written with one grain's state.",
        e);
}
