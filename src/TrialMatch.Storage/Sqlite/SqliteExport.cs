using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.States;
using TrialMatch.Storage.Transfer;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Reads the file as of one commit, in one read transaction; a server may own the folder and go on writing.</summary>
internal sealed class SqliteExport : IExportSource, IDisposable
{
    private const string States = """
        SELECT id, grain_type, grain_key, state_name, version, updated_at_ticks, payload, is_compressed
        FROM grain_state
        ORDER BY grain_type, grain_key, state_name
        """;

    private const string Additions = """
        SELECT version, added_at_ticks, payload, is_compressed FROM grain_state_addition WHERE grain_state_id = $id ORDER BY version
        """;

    private const string Study = $"SELECT {RegistryRows.WholeStudyColumns} FROM study WHERE grain_state_id = $id";

    private const string Requests = $"SELECT {RegistryRows.RequestColumns} FROM request WHERE grain_state_id = $id ORDER BY trust";

    private const string Keys = "SELECT key FROM study_identity WHERE grain_state_id = $id ORDER BY key";

    private const string Regions = """
        SELECT region, due_patients, got_patients, placed_at_ticks FROM study_region WHERE grain_state_id = $id ORDER BY region
        """;

    private const string Recruitment = $"SELECT {RegistryRows.RecruitmentColumns} FROM recruitment WHERE grain_state_id = $id ORDER BY trust, month";

    private const string Feed = "SELECT sequence, at_ticks, payload, topic FROM feed ORDER BY sequence";

    private readonly PreparedStatements _statements;

    private SqliteExport(SqliteConnection connection) => _statements = new PreparedStatements(connection);

    public string Profile => "embedded";

    public int SchemaVersion => SqliteMigrations.All[^1].ToVersion;

    /// <exception cref="StorageUnavailableException">The file cannot be read, lacks commits, or has another schema.</exception>
    public static SqliteExport Open(SqliteStorageOptions options)
    {
        var connection = SqliteSnapshot.Open(options);
        try
        {
            SqliteSchema.RequireCurrent(connection, SqliteMigrations.All, options);
            var export = new SqliteExport(connection);
            export._statements.Get("BEGIN").ExecuteNonQuery();
            return export;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose() => _statements.Dispose();

    public async IAsyncEnumerable<ExportedState> ReadStatesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var row = _statements.Get(States).ExecuteReader();
        while (await row.ReadAsync(cancellationToken))
        {
            var id = row.GetInt64(0);
            yield return new ExportedState(
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetInt64(4),
                RegistryRows.Instant(row.GetInt64(5)),
                row.IsDBNull(6) ? null : Document(row, 6),
                [.. List(Additions, id, addition => new ExportedAddition(addition.GetInt64(0), RegistryRows.Instant(addition.GetInt64(1)), Document(addition, 2)))],
                Entry(id));
        }
    }

    public async IAsyncEnumerable<FeedEntry> ReadFeedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var row = _statements.Get(Feed).ExecuteReader();
        while (await row.ReadAsync(cancellationToken))
        {
            yield return RegistryRows.Feed(row.GetString(3), row);
        }
    }

    private StudyEntry? Entry(long id)
    {
        if (List(Study, id, RegistryRows.WholeStudy) is not [var study])
        {
            return null;
        }

        var regions = List(Regions, id, row => (Account: RegistryRows.Account(row), PlacedAt: row.GetInt64(3)));
        return study with
        {
            Requests = [.. List(Requests, id, RegistryRows.Request)],
            IdentityKeys = [.. List(Keys, id, row => row.GetString(0))],
            Placement = RegistryRows.Placement(regions),
            Recruitment = [.. List(Recruitment, id, RegistryRows.Recruited)],
        };
    }

    private List<T> List<T>(string sql, long id, Func<DbDataReader, T> read)
    {
        var rows = new List<T>();
        using var row = _statements.Get(sql, ("$id", id)).ExecuteReader();
        while (row.Read())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    private static ExportedDocument Document(DbDataReader row, int column) =>
        new(new StoredPayload(row.GetFieldValue<byte[]>(column), row.GetBoolean(column + 1)).ToPlain());
}
