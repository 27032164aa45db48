using Npgsql;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>
/// Reads and locks the stored state that a group of writes depends on, in one round trip. The locks come first and last until the
/// transaction ends, so the reads see everything committed before them.
/// </summary>
internal sealed class GroupLook
{
    // New studies that share a key are written one after the other, across processes: the second sees the first.
    private const string LockKeys = """
        SELECT pg_advisory_xact_lock(hash)
        FROM (SELECT DISTINCT hashtextextended(key, 0) AS hash FROM unnest($1::text[]) AS key ORDER BY hash) AS sorted
        """;

    // Always in the same order, so that no two transactions deadlock.
    private const string LockStates = """
        SELECT state.id
        FROM grain_state AS state
        JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (grain_type, grain_key, state_name) USING (grain_type, grain_key, state_name)
        ORDER BY grain_type, grain_key, state_name
        FOR UPDATE OF state
        """;

    private const string FindStates = """
        SELECT
            asked.place,
            state.id,
            state.version,
            (SELECT max(version) FROM grain_state_addition WHERE grain_state_id = state.id),
            EXISTS (SELECT FROM study WHERE grain_state_id = state.id)
        FROM grain_state AS state
        JOIN unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (grain_type, grain_key, state_name, place)
            USING (grain_type, grain_key, state_name)
        """;

    private const string NewIds = "SELECT nextval('grain_state_id') FROM generate_series(1, $1)";

    private readonly Dictionary<GrainStateKey, StandingState> _states = [];
    private readonly Dictionary<string, List<StudyId>> _studiesByKey = new(StringComparer.Ordinal);
    private readonly Queue<long> _newIds = new();

    private GroupLook()
    {
    }

    /// <summary>Begins a transaction, then locks and reads.</summary>
    public static async Task<GroupLook> BeginAsync(NpgsqlConnection connection, IReadOnlyList<StateWrite> writes)
    {
        var look = new GroupLook();
        var steps = look.Steps(writes).ToList();
        await using var batch = Sql.Batch(connection, [Sql.Statement("BEGIN"), .. steps.Select(step => step.Statement)]);
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var step in steps)
        {
            while (await reader.ReadAsync())
            {
                step.Read(reader);
            }

            await reader.NextResultAsync();
        }

        return look;
    }

    public StandingState StateOf(GrainStateKey key) => _states.GetValueOrDefault(key);

    public long NewId() => _newIds.Dequeue();

    /// <summary>Returns a study that shares a key with a new one and is not among its known duplicates; null if there is none.</summary>
    public StudyId? FindDuplicateNotKnown(StudyEntry? entry)
    {
        foreach (var key in entry?.IdentityKeys ?? [])
        {
            foreach (var other in _studiesByKey.GetValueOrDefault(key, []).Take(IStudyRegistry.MaxDuplicatesPerKey))
            {
                if (!entry!.KnownDuplicates.Contains(other))
                {
                    return other;
                }
            }
        }

        return null;
    }

    /// <summary>Adds a new study of this group, so that later writes of the group see it.</summary>
    public void AddStudy(StudyEntry entry)
    {
        foreach (var key in entry.IdentityKeys)
        {
            StudiesOf(key).Add(entry.Id);
        }
    }

    private IEnumerable<(NpgsqlBatchCommand Statement, Action<NpgsqlDataReader> Read)> Steps(IReadOnlyList<StateWrite> writes)
    {
        object[] keys =
        [
            writes.Select(write => write.Key.GrainType).ToArray(),
            writes.Select(write => write.Key.GrainKey).ToArray(),
            writes.Select(write => write.Key.StateName).ToArray(),
        ];
        var creations = writes.Where(write => write.ExpectedVersion == StateVersion.None && write.Payload is not null).ToList();
        var identityKeys = creations.SelectMany(write => write.Entry?.IdentityKeys ?? []).Distinct(StringComparer.Ordinal).ToArray();
        if (identityKeys.Length > 0)
        {
            yield return (Sql.Statement(LockKeys, [identityKeys]), static _ => { });
        }

        yield return (Sql.Statement(LockStates, keys), static _ => { });
        yield return (Sql.Statement(FindStates, keys), row => AddState(writes, row));
        if (identityKeys.Length > 0)
        {
            yield return (Sql.Statement(StudyListSql.WithIdentityKeys, [identityKeys]),
                row => StudiesOf(row.GetString(2)).Add(StudyId.FromText(row.GetString(0))));
        }

        if (creations.Count > 0)
        {
            yield return (Sql.Statement(NewIds, creations.Count), row => _newIds.Enqueue(row.GetInt64(0)));
        }
    }

    private void AddState(IReadOnlyList<StateWrite> writes, NpgsqlDataReader row)
    {
        var hasAdditions = !row.IsDBNull(3);
        _states.Add(
            writes[(int)row.GetInt64(0) - 1].Key,
            new StandingState(row.GetInt64(1), row.GetInt64(hasAdditions ? 3 : 2), hasAdditions, row.GetBoolean(4)));
    }

    private List<StudyId> StudiesOf(string key)
    {
        if (!_studiesByKey.TryGetValue(key, out var studies))
        {
            studies = [];
            _studiesByKey.Add(key, studies);
        }

        return studies;
    }
}
