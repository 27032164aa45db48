using Npgsql;
using Orleans.Storage;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Azure;

/// <summary>
/// Writes a state to its blob and its rows to the database. The rows are tried first, in a transaction that stays open; a mark is set;
/// the blob is written; the transaction commits. A crash leaves the mark, and with it either an untouched blob or one whose outbox is
/// still to be relayed.
/// </summary>
internal sealed class OutboxWriter(PostgresStore postgres, StateBlobs blobs, OutboxRelay relay, TimeProvider clock)
{
    // A choice: each time another process was in the way.
    private const int MaxTries = 10;

    /// <inheritdoc cref="IStateStore.WriteAsync"/>
    public async Task<long> WriteAsync(StateWrite write)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var blob = await blobs.ReadAsync(write.Key);
            if (blob.Version != write.ExpectedVersion)
            {
                await relay.RelayAsync(write.Key, blob.Envelope);
                throw Refusals.Conflict(write, blob.Version);
            }

            if (blob.Version == StateVersion.None && write.Payload is null)
            {
                return StateVersion.None;
            }

            if (await TryWriteAsync(write, blob))
            {
                return write.ExpectedVersion + 1;
            }
        }

        throw new StorageUnavailableException($"Cannot write {write.Key}: others were in the way {MaxTries} times.");
    }

    /// <returns>False if another was in the way, and it has to be looked at again.</returns>
    private async Task<bool> TryWriteAsync(StateWrite write, StateBlob blob)
    {
        IReadOnlyList<UnfinishedWrite> inTheWay;
        try
        {
            var (connection, look) = await new GroupTransaction(postgres.Source, clock).BeginAsync([StateEnvelope.ListWrite(write)]);
            await using (connection)
            {
                var standing = look.StateOf(write.Key);
                if (standing.Version == write.ExpectedVersion)
                {
                    RequireKnownDuplicates(write, standing, look);
                    inTheWay = await UnfinishedWrites.AddAsync(postgres.Source, write);
                    if (inTheWay.Count == 0)
                    {
                        return await WriteAsync(connection, write, blob, Rows(write, standing, look));
                    }
                }
                else
                {
                    inTheWay = [];
                }
            }
        }
        catch (PostgresException e) when (PostgresTroubles.IsCollision(e))
        {
            return false;
        }
        catch (PostgresException e) when (PostgresTroubles.IsBrokenRule(e))
        {
            throw Refusals.BrokenRule(write, e);
        }

        await relay.RelayAsync(write.Key, blob.Envelope);
        foreach (var other in inTheWay)
        {
            await relay.SettleAsync(other);
        }

        return false;
    }

    private static void RequireKnownDuplicates(StateWrite write, StandingState standing, GroupLook look)
    {
        if (!standing.Exists && look.FindDuplicateNotKnown(write.Entry) is { } other)
        {
            throw Refusals.NotKnown(write, other);
        }
    }

    private GroupRows Rows(StateWrite write, StandingState standing, GroupLook look)
    {
        var rows = new GroupRows(clock.GetUtcNow().UtcTicks);
        rows.Store(StateEnvelope.ListWrite(write), standing, look);
        return rows;
    }

    private async Task<bool> WriteAsync(NpgsqlConnection connection, StateWrite write, StateBlob blob, GroupRows rows)
    {
        // Once the blob is written its rows must go in. This also shows that the transaction still stands, with its locks, now that the mark is set.
        await using (var lists = Sql.Batch(connection, [.. rows.ListStatements(), TextsOf(write)]))
        {
            await lists.ExecuteNonQueryAsync();
        }

        try
        {
            await blobs.WriteAsync(write.Key, StateEnvelope.Of(write), blob.ETag);
        }
        catch (InconsistentStateException)
        {
            return false;
        }

        await using var end = Sql.Batch(
            connection, [UnfinishedWrites.DeleteAllOf(write.Key), .. rows.FeedStatements(), Sql.Statement("COMMIT")]);
        await end.ExecuteNonQueryAsync();
        return true;
    }

    // The feed is written last, as its row of sequences is held until the commit; what it cannot take has to show before.
    private static NpgsqlBatchCommand TextsOf(StateWrite write) => Sql.Statement(
        "SELECT $1::text[], $2::text[]",
        write.Feed.Select(item => item.Topic).ToArray(),
        write.Feed.Select(item => item.Payload).ToArray());
}
