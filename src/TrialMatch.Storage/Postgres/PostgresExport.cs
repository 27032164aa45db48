using System.Runtime.CompilerServices;
using Npgsql;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.States;
using TrialMatch.Storage.Transfer;

namespace TrialMatch.Storage.Postgres;

/// <summary>Reads the database as of one commit, in one transaction; servers may go on writing.</summary>
internal sealed class PostgresExport : IExportSource, IAsyncDisposable
{
    // So many states are in memory at once.
    private const int StatesAtOnce = 100;

    private const string DeclareStates = """
        DECLARE states NO SCROLL CURSOR FOR
        SELECT id, grain_type, grain_key, state_name, version, updated_at_ticks, payload, is_compressed
        FROM grain_state
        ORDER BY grain_type, grain_key, state_name
        """;

    private static readonly string FetchStates = FormattableString.Invariant($"FETCH {StatesAtOnce} FROM states");

    private const string Additions = """
        SELECT version, added_at_ticks, payload, is_compressed, grain_state_id
        FROM grain_state_addition
        WHERE grain_state_id = ANY ($1)
        ORDER BY grain_state_id, version
        """;

    private const string Studies = $"SELECT {RegistryRows.WholeStudyColumns}, grain_state_id FROM study WHERE grain_state_id = ANY ($1)";

    private const string Requests =
        $"SELECT {RegistryRows.RequestColumns}, grain_state_id FROM request WHERE grain_state_id = ANY ($1) ORDER BY grain_state_id, trust";

    private const string Keys = "SELECT key, grain_state_id FROM study_identity WHERE grain_state_id = ANY ($1) ORDER BY grain_state_id, key";

    private const string Regions = """
        SELECT region, due_patients, got_patients, placed_at_ticks, grain_state_id
        FROM study_region
        WHERE grain_state_id = ANY ($1)
        ORDER BY grain_state_id, region
        """;

    private const string Recruitment =
        $"SELECT {RegistryRows.RecruitmentColumns}, grain_state_id FROM recruitment WHERE grain_state_id = ANY ($1) ORDER BY grain_state_id, trust, month";

    private const string Feed = "SELECT sequence, at_ticks, payload, topic FROM feed ORDER BY sequence";

    private readonly NpgsqlConnection _connection;

    private PostgresExport(NpgsqlConnection connection) => _connection = connection;

    public string Profile => "postgres";

    public int SchemaVersion => PostgresMigrations.All[^1].ToVersion;

    /// <exception cref="StorageUnavailableException">The database has another schema, or keeps states elsewhere.</exception>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public static async Task<PostgresExport> OpenAsync(PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        var connection = await PostgresConnections.OpenWithoutLimitsAsync(options, cancellationToken);
        try
        {
            await PostgresSchema.RequireCurrentAsync(connection, PostgresMigrations.All, options, cancellationToken);
            await Sql.RunAsync(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancellationToken);
            await StoreOwner.RequireSamePlaceAsync(connection, options, cancellationToken);
            await Sql.RunAsync(connection, DeclareStates, cancellationToken);
            return new PostgresExport(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    public async IAsyncEnumerable<ExportedState> ReadStatesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await FetchAsync(cancellationToken) is { Count: > 0 } states)
        {
            var ids = states.Select(state => state.Id).ToArray();
            var additions = await ListAsync(Additions, ids, row => new ExportedAddition(row.GetInt64(0), RegistryRows.Instant(row.GetInt64(1)), Document(row, 2)), cancellationToken);
            var entries = await ReadEntriesAsync(ids, cancellationToken);
            foreach (var (id, state) in states)
            {
                yield return state with { Additions = [.. additions[id]], Entry = entries.GetValueOrDefault(id) };
            }
        }
    }

    public async IAsyncEnumerable<FeedEntry> ReadFeedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var batch = Sql.Batch(_connection, [Sql.Statement(Feed)]);
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return RegistryRows.Feed(row.GetString(3), row);
        }
    }

    private async Task<List<(long Id, ExportedState State)>> FetchAsync(CancellationToken cancellationToken)
    {
        var states = new List<(long, ExportedState)>();
        await using var batch = Sql.Batch(_connection, [Sql.Statement(FetchStates)]);
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var state = new ExportedState(
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetInt64(4),
                RegistryRows.Instant(row.GetInt64(5)),
                row.IsDBNull(6) ? null : Document(row, 6),
                Additions: [],
                Entry: null);
            states.Add((row.GetInt64(0), state));
        }

        return states;
    }

    private async Task<Dictionary<long, StudyEntry>> ReadEntriesAsync(long[] ids, CancellationToken cancellationToken)
    {
        var studies = await ListAsync(Studies, ids, RegistryRows.WholeStudy, cancellationToken);
        var requests = await ListAsync(Requests, ids, RegistryRows.Request, cancellationToken);
        var keys = await ListAsync(Keys, ids, row => row.GetString(0), cancellationToken);
        var regions = await ListAsync(Regions, ids, row => (Account: RegistryRows.Account(row), PlacedAt: row.GetInt64(3)), cancellationToken);
        var recruitment = await ListAsync(Recruitment, ids, RegistryRows.Recruited, cancellationToken);
        return studies.ToDictionary(
            study => study.Key,
            study => study.Single() with
            {
                Requests = [.. requests[study.Key]],
                IdentityKeys = [.. keys[study.Key]],
                Placement = RegistryRows.Placement([.. regions[study.Key]]),
                Recruitment = [.. recruitment[study.Key]],
            });
    }

    /// <returns>The rows of each state; its id is the last column.</returns>
    private async Task<ILookup<long, T>> ListAsync<T>(string text, long[] ids, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<(long Id, T Row)>();
        await using var batch = Sql.Batch(_connection, [Sql.Statement(text, [ids])]);
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add((row.GetInt64(row.FieldCount - 1), read(row)));
        }

        return rows.ToLookup(entry => entry.Id, entry => entry.Row);
    }

    private static ExportedDocument Document(NpgsqlDataReader row, int column) =>
        new(new StoredPayload(row.GetFieldValue<byte[]>(column), row.GetBoolean(column + 1)).ToPlain());
}
