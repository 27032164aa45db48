using Npgsql;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>
/// Carries out a group of writes in one transaction and two round trips: the first locks and reads the stored states, the second writes
/// and commits. Each table is written with one statement for the whole group.
/// </summary>
internal sealed class GroupTransaction(NpgsqlDataSource source, TimeProvider clock)
{
    // A commit without a change does not reach the disk, so a probe changes this row.
    private const string Touch = "UPDATE probe SET at_ticks = $1";

    /// <summary>Sets the outcome of each write. No two of them are of the same state.</summary>
    /// <exception cref="NpgsqlException">
    /// The transaction failed as a whole and changed nothing, unless the connection was lost during the commit: then the outcome is unknown.
    /// </exception>
    public async Task CommitAsync(IReadOnlyList<PendingWrite> group)
    {
        var (connection, look) = await BeginAsync([.. group.Select(pending => pending.Write)]);
        await using (connection)
        {
            await WriteAsync(connection, look, group);
        }
    }

    /// <summary>Begins a transaction that another carries on, and looks. A connection that ended in the pool is no failure of the database.</summary>
    public async Task<(NpgsqlConnection Connection, GroupLook Look)> BeginAsync(IReadOnlyList<StateWrite> writes)
    {
        try
        {
            return await BeginOnceAsync(writes);
        }
        catch (NpgsqlException e) when (PostgresTroubles.IsEndedConnection(e))
        {
            return await BeginOnceAsync(writes);
        }
    }

    private async Task<(NpgsqlConnection Connection, GroupLook Look)> BeginOnceAsync(IReadOnlyList<StateWrite> writes)
    {
        var connection = await source.OpenConnectionAsync();
        try
        {
            return (connection, await GroupLook.BeginAsync(connection, writes));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, GroupLook look, IReadOnlyList<PendingWrite> group)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var rows = new GroupRows(now);
        foreach (var pending in group)
        {
            pending.Outcome = Apply(pending.Write, look, rows);
        }

        var statements = rows.Statements().ToList();
        if (statements.Count == 0)
        {
            statements.Add(Sql.Statement(Touch, now));
        }

        statements.Add(Sql.Statement("COMMIT"));
        await using var batch = Sql.Batch(connection, statements);
        await batch.ExecuteNonQueryAsync();
    }

    private static WriteOutcome Apply(StateWrite write, GroupLook look, GroupRows rows)
    {
        var standing = look.StateOf(write.Key);
        if (standing.Version != write.ExpectedVersion)
        {
            return WriteOutcome.Failed(Refusals.Conflict(write, standing.Version));
        }

        if (!standing.Exists && write.Payload is null)
        {
            return WriteOutcome.Done(StateVersion.None);
        }

        if (!standing.Exists && look.FindDuplicateNotKnown(write.Entry) is { } other)
        {
            return WriteOutcome.Failed(Refusals.NotKnown(write, other));
        }

        Store(write, standing, look, rows);
        return WriteOutcome.Done(standing.Version + 1);
    }

    private static void Store(StateWrite write, StandingState standing, GroupLook look, GroupRows rows)
    {
        rows.Store(write, standing, look);
        if (!standing.Exists && write.Entry is { } entry)
        {
            look.AddStudy(entry);
        }
    }
}
