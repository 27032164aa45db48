using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Writes a study's row, and brings its requests' rows in step, inside the transaction of its state.</summary>
internal sealed class StudyRowWriter(PreparedStatements statements)
{
    private const string Upsert = """
        INSERT INTO study (
            grain_state_id, id, sponsor, title, state, lead, registered_at_ticks, due_at_ticks, priority)
        VALUES ($grainStateId, $id, $sponsor, $title, $state, $lead, $registeredAt, $dueAt, $priority)
        ON CONFLICT (grain_state_id) DO UPDATE SET
            id = excluded.id, sponsor = excluded.sponsor, title = excluded.title, state = excluded.state,
            lead = excluded.lead, registered_at_ticks = excluded.registered_at_ticks, due_at_ticks = excluded.due_at_ticks,
            priority = excluded.priority
        """;

    private const string Delete = "DELETE FROM study WHERE grain_state_id = $grainStateId";

    private readonly RequestRowWriter _requests = new(statements);

    /// <param name="entry">Null: the state has no row, or none any more.</param>
    public void Store(long grainStateId, StudyEntry? entry)
    {
        if (entry is not null)
        {
            StoreRow(grainStateId, entry);
            _requests.Store(grainStateId, entry.Requests);
        }
        else if (statements.Get(Delete, ("$grainStateId", grainStateId)).ExecuteNonQuery() > 0)
        {
            // Only a study has requests: for all other state this would be a look for nothing at each write.
            _requests.Store(grainStateId, []);
        }
    }

    private void StoreRow(long grainStateId, StudyEntry entry) => statements
        .Get(
            Upsert,
            ("$grainStateId", grainStateId),
            ("$id", entry.Id.Value),
            ("$sponsor", entry.Sponsor.Value),
            ("$title", entry.Title),
            ("$state", (long)entry.State),
            ("$lead", (long)entry.Lead),
            ("$registeredAt", entry.RegisteredAt.UtcTicks),
            ("$dueAt", entry.DueAt?.UtcTicks),
            ("$priority", entry.Priority))
        .ExecuteNonQuery();
}
