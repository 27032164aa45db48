using Npgsql;
using Orleans.Configuration;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.States;
using TrialMatch.Storage.Transfer;

namespace TrialMatch.Storage.Postgres;

/// <summary>Fills a database that no server has run on, in one transaction.</summary>
internal sealed class PostgresImport : IImportTarget, IAsyncDisposable
{
    // Choices: rows and bytes that are sent at once.
    private const int RowsAtOnce = 500;
    private const long BytesAtOnce = 4 * 1024 * 1024;

    private const string IsUsed = """
        SELECT EXISTS (SELECT FROM owner) OR EXISTS (SELECT FROM grain_state) OR EXISTS (SELECT FROM feed) OR EXISTS (SELECT FROM unfinished_write)
        """;

    private const string InsertStates = """
        INSERT INTO grain_state (id, grain_type, grain_key, state_name, version, payload, is_compressed, updated_at_ticks)
        SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bytea[], $7::boolean[], $8::bigint[])
        """;

    private const string InsertAdditions = """
        INSERT INTO grain_state_addition (grain_state_id, version, payload, is_compressed, added_at_ticks)
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::boolean[], $5::bigint[])
        """;

    private const string InsertFeed = """
        INSERT INTO feed (topic, sequence, at_ticks, payload) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[])
        """;

    private const string EndFeed = "UPDATE feed_end SET sequence = $1";

    private const string EndIds = "SELECT setval('grain_state_id', $1)";

    private readonly NpgsqlConnection _connection;
    private readonly List<(long Id, ExportedState State)> _states = [];
    private readonly List<FeedEntry> _feed = [];
    private long _bytes;
    private long _lastId;
    private long _lastSequence;

    private PostgresImport(NpgsqlConnection connection) => _connection = connection;

    /// <exception cref="StorageUnavailableException">The database is not migrated, or not empty; the message says what to do.</exception>
    /// <exception cref="NpgsqlException">The database cannot be written.</exception>
    public static async Task<PostgresImport> OpenAsync(PostgresStorageOptions options, ClusterOptions cluster, CancellationToken cancellationToken)
    {
        var connection = await PostgresConnections.OpenWithoutLimitsAsync(options, cancellationToken);
        try
        {
            await PostgresSchema.RequireCurrentAsync(connection, PostgresMigrations.All, options, cancellationToken);
            await Sql.RunAsync(connection, "BEGIN", cancellationToken);

            // A server that starts, or another import, waits for this row, and then finds the database in use.
            await Sql.RunAsync(connection, "LOCK TABLE owner IN EXCLUSIVE MODE", cancellationToken);
            if (await Sql.ScalarAsync<bool>(connection, IsUsed, cancellationToken))
            {
                throw new StorageUnavailableException(
                    $"The {PostgresConnections.Place(options)} is not empty: a server has run on it, or data was imported, and an import adds to nothing. "
                    + $"Name an empty one in {options.ConnectionStringSetting}, or drop its schema '{PostgresConnections.Schema}' with all that is in it; then run 'migrate'.");
            }

            await StoreOwner.ClaimAsync(connection, cluster, options, cancellationToken);
            return new PostgresImport(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // A transaction that is open still is rolled back with its connection.
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    public Task AddAsync(ExportedState state, CancellationToken cancellationToken)
    {
        _states.Add((++_lastId, state));
        _bytes += (state.Document?.Json.Length ?? 0) + state.Additions.Sum(addition => (long)addition.Document.Json.Length);
        return SendIfEnoughAsync(cancellationToken);
    }

    public Task AddAsync(FeedEntry entry, CancellationToken cancellationToken)
    {
        _feed.Add(entry);
        _lastSequence = entry.Sequence;
        _bytes += entry.Payload.Length;
        return SendIfEnoughAsync(cancellationToken);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken);
        await Sql.RunAsync(_connection, EndFeed, cancellationToken, _lastSequence);
        if (_lastId > 0)
        {
            await Sql.RunAsync(_connection, EndIds, cancellationToken, _lastId);
        }

        await Sql.RunAsync(_connection, "COMMIT", cancellationToken);
    }

    private Task SendIfEnoughAsync(CancellationToken cancellationToken) =>
        _states.Count + _feed.Count >= RowsAtOnce || _bytes >= BytesAtOnce ? SendAsync(cancellationToken) : Task.CompletedTask;

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_states.Count + _feed.Count > 0)
        {
            await using var batch = Sql.Batch(_connection, [.. StateStatements(), .. FeedStatements()]);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        _states.Clear();
        _feed.Clear();
        _bytes = 0;
    }

    private IEnumerable<NpgsqlBatchCommand> StateStatements()
    {
        if (_states.Count == 0)
        {
            yield break;
        }

        var payloads = _states.Select(row => row.State.Document is { } document ? StoredPayload.Of(document.Json) : (StoredPayload?)null).ToList();
        yield return Sql.Statement(
            InsertStates,
            _states.Select(row => row.Id).ToArray(),
            _states.Select(row => row.State.GrainType).ToArray(),
            _states.Select(row => row.State.GrainKey).ToArray(),
            _states.Select(row => row.State.StateName).ToArray(),
            _states.Select(row => row.State.Version).ToArray(),
            payloads.Select(payload => payload?.Bytes.ToArray()).ToArray(),
            payloads.Select(payload => payload?.IsCompressed == true).ToArray(),
            _states.Select(row => row.State.WrittenAt.UtcTicks).ToArray());

        var additions = _states
            .SelectMany(row => row.State.Additions, (row, addition) => (row.Id, Addition: addition, Payload: StoredPayload.Of(addition.Document.Json)))
            .ToList();
        yield return Sql.Statement(
            InsertAdditions,
            additions.Select(row => row.Id).ToArray(),
            additions.Select(row => row.Addition.Version).ToArray(),
            additions.Select(row => row.Payload.Bytes.ToArray()).ToArray(),
            additions.Select(row => row.Payload.IsCompressed).ToArray(),
            additions.Select(row => row.Addition.AddedAt.UtcTicks).ToArray());

        var rows = new StudyRows();
        foreach (var (id, state) in _states)
        {
            rows.Store(id, hasRow: false, state.Entry);
        }

        foreach (var statement in rows.Statements())
        {
            yield return statement;
        }
    }

    private IEnumerable<NpgsqlBatchCommand> FeedStatements()
    {
        if (_feed.Count > 0)
        {
            yield return Sql.Statement(
                InsertFeed,
                _feed.Select(entry => entry.Topic).ToArray(),
                _feed.Select(entry => entry.Sequence).ToArray(),
                _feed.Select(entry => entry.At.UtcTicks).ToArray(),
                _feed.Select(entry => entry.Payload).ToArray());
        }
    }
}
