using Microsoft.Data.Sqlite;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Writes a study's row, and updates those of its requests, keys, regions and recruitment, within the transaction of its state.</summary>
internal sealed class StudyRowWriter(SqliteConnection connection) : IDisposable
{
    private const string Insert = """
        INSERT INTO study (
            grain_state_id, id, sponsor, title, state, lead, registered_at_ticks, due_at_ticks, priority, history_version, history_hash,
            is_blinded, inquiry, offered_at_ticks, placed_at_ticks, public_from_day, loss_reason, study_type, intervention_types, homes,
            phase, condition_group, search_text)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
        """;

    // Nearly every change is in these columns alone. Naming the others would also rewrite the pages of their indexes.
    private const string Move = """
        UPDATE study SET
            state = ?5, due_at_ticks = ?8, history_version = ?10, history_hash = ?11, offered_at_ticks = ?14, placed_at_ticks = ?15,
            loss_reason = ?17, study_type = ?18, intervention_types = ?19, homes = ?20,
            phase = ?21, condition_group = ?22, search_text = ?23
        WHERE grain_state_id = ?1
            AND id = ?2 AND sponsor = ?3 AND title = ?4 AND lead = ?6 AND registered_at_ticks = ?7 AND priority = ?9
            AND is_blinded = ?12 AND inquiry IS ?13 AND public_from_day IS ?16
        """;

    private const string Update = """
        UPDATE study SET
            id = ?2, sponsor = ?3, title = ?4, state = ?5, lead = ?6, registered_at_ticks = ?7, due_at_ticks = ?8, priority = ?9,
            history_version = ?10, history_hash = ?11, is_blinded = ?12, inquiry = ?13, offered_at_ticks = ?14, placed_at_ticks = ?15,
            public_from_day = ?16, loss_reason = ?17, study_type = ?18, intervention_types = ?19, homes = ?20,
            phase = ?21, condition_group = ?22, search_text = ?23
        WHERE grain_state_id = ?1
        """;

    private const string Delete = "DELETE FROM study WHERE grain_state_id = ?1";

    private readonly WriteStatement _insert = new(connection, Insert);
    private readonly WriteStatement _move = new(connection, Move);
    private readonly WriteStatement _update = new(connection, Update);
    private readonly WriteStatement _delete = new(connection, Delete);
    private readonly RequestRowWriter _requests = new(connection);
    private readonly IdentityRowWriter _identities = new(connection);
    private readonly RegionRowWriter _regions = new(connection);
    private readonly RecruitmentRowWriter _recruitment = new(connection);

    /// <summary>Returns another study that shares a key with a new one and is unknown to it; null if there is none.</summary>
    public StudyId? FindDuplicateNotKnown(StudyEntry? entry) =>
        entry is null ? null : _identities.FindOther(entry.IdentityKeys, entry.KnownDuplicates);

    /// <param name="hasRow">Whether the state already has a row.</param>
    /// <param name="entry">Null if the state has no row, or no longer has one.</param>
    public void Store(long grainStateId, bool hasRow, StudyEntry? entry)
    {
        if (entry is null && !hasRow)
        {
            return;
        }

        if (entry is null)
        {
            _delete.Bind(grainStateId).Run();
        }
        else if (!hasRow)
        {
            Run(_insert, grainStateId, entry);
        }
        else if (Run(_move, grainStateId, entry) == 0)
        {
            Run(_update, grainStateId, entry);
        }

        _requests.Store(grainStateId, hasRow, entry?.Requests ?? []);
        _identities.Store(grainStateId, hasRow, entry?.IdentityKeys ?? []);
        _regions.Store(grainStateId, hasRow, entry?.Placement);
        _recruitment.Store(grainStateId, hasRow, entry?.Recruitment ?? []);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _move.Dispose();
        _update.Dispose();
        _delete.Dispose();
        _requests.Dispose();
        _identities.Dispose();
        _regions.Dispose();
        _recruitment.Dispose();
    }

    private static int Run(WriteStatement statement, long grainStateId, StudyEntry entry) => statement
        .Bind(grainStateId)
        .Bind(entry.Id.Value)
        .Bind(entry.Sponsor.Value)
        .Bind(entry.Title)
        .Bind((long)entry.State)
        .Bind((long)entry.Lead)
        .Bind(entry.RegisteredAt.UtcTicks)
        .Bind(entry.DueAt?.UtcTicks)
        .Bind(entry.Priority)
        .Bind(entry.Head?.Version)
        .Bind(entry.Head?.Hash)
        .Bind(entry.IsBlinded ? 1 : 0)
        .Bind((long?)entry.Inquiry)
        .Bind(entry.OfferedAt?.UtcTicks)
        .Bind(entry.PlacedAt?.UtcTicks)
        .Bind(entry.PublicFrom?.DayNumber)
        .Bind((long?)entry.Loss)
        .Bind((long?)entry.StudyType)
        .Bind(entry.StudyType is null ? null : RegistryRows.BitsOf(entry.InterventionTypes))
        .Bind(RegistryRows.TextOf(entry.Homes))
        .Bind((long?)entry.Phase)
        .Bind((long?)entry.ConditionGroup)
        .Bind(entry.SearchText)
        .Run();
}
