using Npgsql;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>The rows of states and of their additions that a group writes, as one statement for each kind.</summary>
/// <param name="nowTicks">When they are written.</param>
internal sealed class StateRows(long nowTicks)
{
    private const string Insert = """
        INSERT INTO grain_state (id, grain_type, grain_key, state_name, version, payload, is_compressed, updated_at_ticks)
        SELECT id, grain_type, grain_key, state_name, 1, payload, is_compressed, $7
        FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::boolean[])
            AS new (id, grain_type, grain_key, state_name, payload, is_compressed)
        ORDER BY grain_type, grain_key, state_name
        """;

    private const string Update = """
        UPDATE grain_state
        SET version = new.version, payload = new.payload, is_compressed = new.is_compressed, updated_at_ticks = $5
        FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::boolean[]) AS new (id, version, payload, is_compressed)
        WHERE grain_state.id = new.id
        """;

    private const string InsertAdditions = """
        INSERT INTO grain_state_addition (grain_state_id, version, payload, is_compressed, added_at_ticks)
        SELECT id, version, payload, is_compressed, $5
        FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::boolean[]) AS new (id, version, payload, is_compressed)
        """;

    private const string DeleteAdditions = "DELETE FROM grain_state_addition WHERE grain_state_id = ANY ($1::bigint[])";

    private readonly List<(long Id, StateWrite Write)> _new = [];
    private readonly List<(long Id, long Version, StoredPayload? Payload)> _replaced = [];
    private readonly List<(long Id, long Version, StoredPayload? Payload)> _additions = [];
    private readonly List<long> _withoutAdditions = [];

    public void Create(long id, StateWrite write) => _new.Add((id, write));

    public void Change(StandingState standing, StateWrite write)
    {
        (write.IsAddition ? _additions : _replaced).Add((standing.Id, standing.Version + 1, write.Payload));
        if (standing.HasAdditions && !write.IsAddition)
        {
            _withoutAdditions.Add(standing.Id);
        }
    }

    public IEnumerable<NpgsqlBatchCommand> Statements()
    {
        if (_new.Count > 0)
        {
            yield return Sql.Statement(
                Insert,
                _new.Select(row => row.Id).ToArray(),
                _new.Select(row => row.Write.Key.GrainType).ToArray(),
                _new.Select(row => row.Write.Key.GrainKey).ToArray(),
                _new.Select(row => row.Write.Key.StateName).ToArray(),
                _new.Select(row => Bytes(row.Write.Payload)).ToArray(),
                _new.Select(row => IsCompressed(row.Write.Payload)).ToArray(),
                nowTicks);
        }

        if (_replaced.Count > 0)
        {
            yield return Versions(Update, _replaced);
        }

        if (_withoutAdditions.Count > 0)
        {
            yield return Sql.Statement(DeleteAdditions, [_withoutAdditions.ToArray()]);
        }

        if (_additions.Count > 0)
        {
            yield return Versions(InsertAdditions, _additions);
        }
    }

    private NpgsqlBatchCommand Versions(string text, List<(long Id, long Version, StoredPayload? Payload)> rows) => Sql.Statement(
        text,
        rows.Select(row => row.Id).ToArray(),
        rows.Select(row => row.Version).ToArray(),
        rows.Select(row => Bytes(row.Payload)).ToArray(),
        rows.Select(row => IsCompressed(row.Payload)).ToArray(),
        nowTicks);

    private static byte[]? Bytes(StoredPayload? payload) => payload?.Bytes.ToArray();

    private static bool IsCompressed(StoredPayload? payload) => payload?.IsCompressed == true;
}
