using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Storage;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Azure;

/// <summary>
/// Relays what lies in the outboxes of blobs to the database: of each version once in effect, in order, whoever tries and how often. The
/// database knows the version it was relayed last; a version is relayed only onto the one before it.
/// </summary>
internal sealed partial class OutboxRelay(PostgresStore postgres, StateBlobs blobs, TimeProvider clock, ILogger logger)
{
    // Choices: each time another process was quicker; and what one sweep takes on.
    private const int MaxTries = 10;
    private const int MaxSweptWrites = 1_000;

    private const string FindVersion = "SELECT version FROM grain_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3";

    /// <returns>The version that the lists and the feed have.</returns>
    public async Task<long> RelayedVersionAsync(GrainStateKey key, CancellationToken cancellationToken)
    {
        var versions = await postgres.Readers.ListAsync(
            FindVersion, row => row.GetInt64(0), cancellationToken, key.GrainType, key.GrainKey, key.StateName);
        return versions is [var version] ? version : StateVersion.None;
    }

    /// <summary>Relays the outbox of a blob, if the database has not had it.</summary>
    /// <exception cref="InvalidDataException">The database lacks more than the last version: it is not the one that belongs to the blobs.</exception>
    public async Task RelayAsync(GrainStateKey key, StateEnvelope envelope)
    {
        if (envelope.Version == StateVersion.None)
        {
            return;
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                await TryRelayAsync(envelope.ToListWrite(key));
                return;
            }
            catch (PostgresException e) when (PostgresTroubles.IsCollision(e) && tries < MaxTries)
            {
                // The next look sees what the other process wrote.
            }
        }
    }

    /// <summary>
    /// Ends what was begun: relays it where the blob was written, else makes sure that it never will be, by writing the blob again as it
    /// is: a write on its way then no longer fits.
    /// </summary>
    public async Task SettleAsync(UnfinishedWrite write)
    {
        for (var tries = 1; ; tries++)
        {
            var blob = await blobs.ReadAsync(write.Key);
            if (await RelayedVersionAsync(write.Key, CancellationToken.None) < blob.Version)
            {
                await RelayAsync(write.Key, blob.Envelope);
                break;
            }

            try
            {
                await blobs.WriteAsync(write.Key, blob.Envelope, blob.ETag);
                break;
            }
            catch (InconsistentStateException) when (tries < MaxTries)
            {
                // It was written just now.
            }
        }

        await UnfinishedWrites.DeleteAsync(postgres.Source, write);
        LogSettled(write.Key);
    }

    /// <summary>Settles all that was begun so long ago and is not finished.</summary>
    public async Task SweepAsync(TimeSpan age)
    {
        foreach (var write in await UnfinishedWrites.ListAsync(postgres.Source, age, MaxSweptWrites))
        {
            try
            {
                await SettleAsync(write);
            }
            catch (Exception e) when (e is InvalidDataException || (e is PostgresException broken && PostgresTroubles.IsBrokenRule(broken)))
            {
                // One that cannot be settled keeps no other from it.
                LogNotSettled(e, write.Key);
            }
        }
    }

    private async Task TryRelayAsync(StateWrite write)
    {
        var (connection, look) = await new GroupTransaction(postgres.Source, clock).BeginAsync([write]);
        await using (connection)
        {
            var standing = look.StateOf(write.Key);
            if (standing.Version > write.ExpectedVersion)
            {
                return;
            }

            if (standing.Version < write.ExpectedVersion)
            {
                throw new InvalidDataException(
                    $"{write.Key} has version {write.ExpectedVersion + 1} in its blob, but the database knows it up to {standing.Version}: "
                    + "the database is older than the blobs, or another's. Put the backup in place that belongs to them.");
            }

            var rows = new GroupRows(clock.GetUtcNow().UtcTicks);
            rows.Store(write, standing, look);
            await using var batch = Sql.Batch(
                connection,
                [.. rows.ListStatements(), UnfinishedWrites.DeleteAllOf(write.Key), .. rows.FeedStatements(), Sql.Statement("COMMIT")]);
            await batch.ExecuteNonQueryAsync();
        }

        foreach (var item in write.Feed)
        {
            postgres.FeedSignal.Raise(item.Topic);
        }
    }

    [LoggerMessage(51, LogLevel.Information, "A write of {Key} that was begun and left has been settled.")]
    private partial void LogSettled(GrainStateKey key);

    [LoggerMessage(52, LogLevel.Error, "A write of {Key} that was begun and left cannot be settled.")]
    private partial void LogNotSettled(Exception exception, GrainStateKey key);
}
