using Npgsql;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Postgres;

/// <summary>
/// The registry rows that a group writes: studies, and with each study its requests, identity keys, regions and recruitment. Unchanged rows are not
/// written.
/// </summary>
internal sealed class StudyRows
{
    private const string Upsert = """
        INSERT INTO study (
            grain_state_id, id, sponsor, title, state, lead, registered_at_ticks, due_at_ticks, priority, history_version, history_hash,
            is_blinded, inquiry, offered_at_ticks, placed_at_ticks, public_from_day, loss_reason, study_type, intervention_types, homes,
            phase, condition_group, search_text)
        SELECT new.*
        FROM unnest(
            $1::bigint[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::bigint[], $8::bigint[], $9::integer[],
            $10::bigint[], $11::text[], $12::boolean[], $13::integer[], $14::bigint[], $15::bigint[], $16::integer[],
            $17::integer[], $18::integer[], $19::integer[], $20::text[],
            $21::integer[], $22::integer[], $23::text[])
            AS new (
                grain_state_id, id, sponsor, title, state, lead, registered_at_ticks, due_at_ticks, priority, history_version, history_hash,
                is_blinded, inquiry, offered_at_ticks, placed_at_ticks, public_from_day, loss_reason, study_type, intervention_types, homes,
            phase, condition_group, search_text)
        LEFT JOIN study AS old ON old.grain_state_id = new.grain_state_id
        WHERE (
            old.id, old.sponsor, old.title, old.state, old.lead, old.registered_at_ticks, old.due_at_ticks, old.priority,
            old.history_version, old.history_hash, old.is_blinded, old.inquiry, old.offered_at_ticks, old.placed_at_ticks,
            old.public_from_day, old.loss_reason, old.study_type, old.intervention_types, old.homes,
            old.phase, old.condition_group, old.search_text)
            IS DISTINCT FROM (
            new.id, new.sponsor, new.title, new.state, new.lead, new.registered_at_ticks, new.due_at_ticks, new.priority,
            new.history_version, new.history_hash, new.is_blinded, new.inquiry, new.offered_at_ticks, new.placed_at_ticks,
            new.public_from_day, new.loss_reason, new.study_type, new.intervention_types, new.homes,
            new.phase, new.condition_group, new.search_text)
        ON CONFLICT (grain_state_id) DO UPDATE SET
            id = excluded.id, sponsor = excluded.sponsor, title = excluded.title, state = excluded.state, lead = excluded.lead,
            registered_at_ticks = excluded.registered_at_ticks, due_at_ticks = excluded.due_at_ticks, priority = excluded.priority,
            history_version = excluded.history_version, history_hash = excluded.history_hash, is_blinded = excluded.is_blinded,
            inquiry = excluded.inquiry, offered_at_ticks = excluded.offered_at_ticks, placed_at_ticks = excluded.placed_at_ticks,
            public_from_day = excluded.public_from_day,
            loss_reason = excluded.loss_reason, study_type = excluded.study_type, intervention_types = excluded.intervention_types,
            homes = excluded.homes, phase = excluded.phase, condition_group = excluded.condition_group, search_text = excluded.search_text
        """;

    private const string Delete = "DELETE FROM study WHERE grain_state_id = ANY ($1::bigint[])";

    private const string UpsertRequests = """
        INSERT INTO request (
            grain_state_id, trust, study, study_title, area, state, asked_at_ticks, answer_by_ticks, patients,
            accepted_patients, accepted_start, brief, is_blinded, answered_at_ticks, decline_reason, promised_patients, interest)
        SELECT new.*
        FROM unnest(
            $1::bigint[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::bigint[], $8::bigint[], $9::integer[],
            $10::integer[], $11::text[], $12::text[], $13::boolean[], $14::bigint[], $15::integer[],
            $16::double precision[], $17::integer[])
            AS new (
                grain_state_id, trust, study, study_title, area, state, asked_at_ticks, answer_by_ticks, patients,
                accepted_patients, accepted_start, brief, is_blinded, answered_at_ticks, decline_reason, promised_patients, interest)
        LEFT JOIN request AS old ON old.grain_state_id = new.grain_state_id AND old.trust = new.trust
        WHERE (
            old.study, old.study_title, old.area, old.state, old.asked_at_ticks, old.answer_by_ticks, old.patients,
            old.accepted_patients, old.accepted_start, old.brief, old.is_blinded, old.answered_at_ticks, old.decline_reason,
            old.promised_patients, old.interest)
            IS DISTINCT FROM (
            new.study, new.study_title, new.area, new.state, new.asked_at_ticks, new.answer_by_ticks, new.patients,
            new.accepted_patients, new.accepted_start, new.brief, new.is_blinded, new.answered_at_ticks, new.decline_reason,
            new.promised_patients, new.interest)
        ON CONFLICT (grain_state_id, trust) DO UPDATE SET
            study = excluded.study, study_title = excluded.study_title, area = excluded.area, state = excluded.state,
            asked_at_ticks = excluded.asked_at_ticks, answer_by_ticks = excluded.answer_by_ticks, patients = excluded.patients,
            accepted_patients = excluded.accepted_patients, accepted_start = excluded.accepted_start, brief = excluded.brief,
            is_blinded = excluded.is_blinded, answered_at_ticks = excluded.answered_at_ticks, decline_reason = excluded.decline_reason,
            promised_patients = excluded.promised_patients, interest = excluded.interest
        """;

    private const string DeleteRequests = """
        DELETE FROM request WHERE grain_state_id = ANY ($1::bigint[]) AND NOT EXISTS (
            SELECT FROM unnest($2::bigint[], $3::text[]) AS kept (grain_state_id, trust)
            WHERE kept.grain_state_id = request.grain_state_id AND kept.trust = request.trust)
        """;

    private const string InsertKeys = """
        INSERT INTO study_identity (grain_state_id, key) SELECT * FROM unnest($1::bigint[], $2::text[]) ON CONFLICT DO NOTHING
        """;

    private const string DeleteKeys = """
        DELETE FROM study_identity WHERE grain_state_id = ANY ($1::bigint[]) AND NOT EXISTS (
            SELECT FROM unnest($2::bigint[], $3::text[]) AS kept (grain_state_id, key)
            WHERE kept.grain_state_id = study_identity.grain_state_id AND kept.key = study_identity.key)
        """;

    private const string UpsertRegions = """
        INSERT INTO study_region (grain_state_id, region, placed_at_ticks, due_patients, got_patients)
        SELECT new.*
        FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::double precision[], $5::double precision[])
            AS new (grain_state_id, region, placed_at_ticks, due_patients, got_patients)
        LEFT JOIN study_region AS old ON old.grain_state_id = new.grain_state_id AND old.region = new.region
        WHERE (old.placed_at_ticks, old.due_patients, old.got_patients)
            IS DISTINCT FROM (new.placed_at_ticks, new.due_patients, new.got_patients)
        ON CONFLICT (grain_state_id, region) DO UPDATE SET
            placed_at_ticks = excluded.placed_at_ticks, due_patients = excluded.due_patients, got_patients = excluded.got_patients
        """;

    private const string DeleteRegions = """
        DELETE FROM study_region WHERE grain_state_id = ANY ($1::bigint[]) AND NOT EXISTS (
            SELECT FROM unnest($2::bigint[], $3::text[]) AS kept (grain_state_id, region)
            WHERE kept.grain_state_id = study_region.grain_state_id AND kept.region = study_region.region)
        """;

    private const string UpsertRecruitment = """
        INSERT INTO recruitment (grain_state_id, trust, month, patients)
        SELECT new.*
        FROM unnest($1::bigint[], $2::text[], $3::text[], $4::integer[]) AS new (grain_state_id, trust, month, patients)
        LEFT JOIN recruitment AS old ON old.grain_state_id = new.grain_state_id AND old.trust = new.trust AND old.month = new.month
        WHERE old.patients IS DISTINCT FROM new.patients
        ON CONFLICT (grain_state_id, trust, month) DO UPDATE SET patients = excluded.patients
        """;

    private const string DeleteRecruitment = """
        DELETE FROM recruitment WHERE grain_state_id = ANY ($1::bigint[]) AND NOT EXISTS (
            SELECT FROM unnest($2::bigint[], $3::text[], $4::text[]) AS kept (grain_state_id, trust, month)
            WHERE kept.grain_state_id = recruitment.grain_state_id AND kept.trust = recruitment.trust AND kept.month = recruitment.month)
        """;

    private readonly List<(long StateId, StudyEntry Entry)> _studies = [];
    private readonly List<long> _gone = [];
    private readonly List<long> _mayHaveRows = [];

    /// <param name="hasRow">Whether the state has a row from before.</param>
    /// <param name="entry">Null: the state has no row, or none any more.</param>
    public void Store(long stateId, bool hasRow, StudyEntry? entry)
    {
        if (hasRow)
        {
            _mayHaveRows.Add(stateId);
        }

        if (entry is not null)
        {
            _studies.Add((stateId, entry));
        }
        else if (hasRow)
        {
            _gone.Add(stateId);
        }
    }

    // What is deleted makes room for what takes its place.
    public IEnumerable<NpgsqlBatchCommand> Statements()
    {
        if (_gone.Count > 0)
        {
            yield return Sql.Statement(Delete, [_gone.ToArray()]);
        }

        if (_studies.Count > 0)
        {
            yield return Studies();
        }

        foreach (var statement in RequestStatements().Concat(KeyStatements()).Concat(RegionStatements()).Concat(RecruitmentStatements()))
        {
            yield return statement;
        }
    }

    private NpgsqlBatchCommand Studies() => Sql.Statement(
        Upsert,
        _studies.Select(row => row.StateId).ToArray(),
        _studies.Select(row => row.Entry.Id.Value).ToArray(),
        _studies.Select(row => row.Entry.Sponsor.Value).ToArray(),
        _studies.Select(row => row.Entry.Title).ToArray(),
        _studies.Select(row => (int)row.Entry.State).ToArray(),
        _studies.Select(row => (int)row.Entry.Lead).ToArray(),
        _studies.Select(row => row.Entry.RegisteredAt.UtcTicks).ToArray(),
        _studies.Select(row => row.Entry.DueAt?.UtcTicks).ToArray(),
        _studies.Select(row => row.Entry.Priority).ToArray(),
        _studies.Select(row => row.Entry.Head?.Version).ToArray(),
        _studies.Select(row => row.Entry.Head?.Hash).ToArray(),
        _studies.Select(row => row.Entry.IsBlinded).ToArray(),
        _studies.Select(row => (int?)row.Entry.Inquiry).ToArray(),
        _studies.Select(row => row.Entry.OfferedAt?.UtcTicks).ToArray(),
        _studies.Select(row => row.Entry.PlacedAt?.UtcTicks).ToArray(),
        _studies.Select(row => row.Entry.PublicFrom?.DayNumber).ToArray(),
        _studies.Select(row => (int?)row.Entry.Loss).ToArray(),
        _studies.Select(row => (int?)row.Entry.StudyType).ToArray(),
        _studies.Select(row => row.Entry.StudyType is null ? (int?)null : RegistryRows.BitsOf(row.Entry.InterventionTypes)).ToArray(),
        _studies.Select(row => RegistryRows.TextOf(row.Entry.Homes)).ToArray(),
        _studies.Select(row => (int?)row.Entry.Phase).ToArray(),
        _studies.Select(row => (int?)row.Entry.ConditionGroup).ToArray(),
        _studies.Select(row => row.Entry.SearchText).ToArray());

    private IEnumerable<NpgsqlBatchCommand> RequestStatements()
    {
        var rows = _studies.SelectMany(study => study.Entry.Requests, (study, request) => (study.StateId, Request: request)).ToList();
        var stateIds = rows.Select(row => row.StateId).ToArray();
        var trusts = rows.Select(row => row.Request.Trust.Value).ToArray();
        if (_mayHaveRows.Count > 0)
        {
            yield return Sql.Statement(DeleteRequests, _mayHaveRows.ToArray(), stateIds, trusts);
        }

        if (rows.Count > 0)
        {
            yield return Sql.Statement(
                UpsertRequests,
                stateIds,
                trusts,
                rows.Select(row => row.Request.Study.Value).ToArray(),
                rows.Select(row => row.Request.StudyTitle).ToArray(),
                rows.Select(row => (int)row.Request.Area).ToArray(),
                rows.Select(row => (int)row.Request.State).ToArray(),
                rows.Select(row => row.Request.AskedAt.UtcTicks).ToArray(),
                rows.Select(row => row.Request.AnswerBy.UtcTicks).ToArray(),
                rows.Select(row => row.Request.Patients).ToArray(),
                rows.Select(row => row.Request.AcceptedPatients).ToArray(),
                rows.Select(row => row.Request.AcceptedStart?.ToString()).ToArray(),
                rows.Select(row => row.Request.Brief?.ToText()).ToArray(),
                rows.Select(row => row.Request.IsBlinded).ToArray(),
                rows.Select(row => row.Request.AnsweredAt?.UtcTicks).ToArray(),
                rows.Select(row => (int?)row.Request.DeclineReason).ToArray(),
                rows.Select(row => row.Request.PromisedPatients).ToArray(),
                rows.Select(row => (int?)row.Request.Interest).ToArray());
        }
    }

    private IEnumerable<NpgsqlBatchCommand> KeyStatements()
    {
        var rows = _studies.SelectMany(study => study.Entry.IdentityKeys, (study, key) => (study.StateId, Key: key)).ToList();
        var stateIds = rows.Select(row => row.StateId).ToArray();
        var keys = rows.Select(row => row.Key).ToArray();
        if (_mayHaveRows.Count > 0)
        {
            yield return Sql.Statement(DeleteKeys, _mayHaveRows.ToArray(), stateIds, keys);
        }

        if (rows.Count > 0)
        {
            yield return Sql.Statement(InsertKeys, stateIds, keys);
        }
    }

    private IEnumerable<NpgsqlBatchCommand> RegionStatements()
    {
        var rows = _studies
            .Where(study => study.Entry.Placement is not null)
            .SelectMany(study => study.Entry.Placement!.Regions, (study, region) => (study.StateId, study.Entry.Placement!.PlacedAt, Region: region))
            .ToList();
        var stateIds = rows.Select(row => row.StateId).ToArray();
        var regions = rows.Select(row => row.Region.Region.Value).ToArray();
        if (_mayHaveRows.Count > 0)
        {
            yield return Sql.Statement(DeleteRegions, _mayHaveRows.ToArray(), stateIds, regions);
        }

        if (rows.Count > 0)
        {
            yield return Sql.Statement(
                UpsertRegions,
                stateIds,
                regions,
                rows.Select(row => row.PlacedAt.UtcTicks).ToArray(),
                rows.Select(row => row.Region.DuePatients).ToArray(),
                rows.Select(row => row.Region.GotPatients).ToArray());
        }
    }

    private IEnumerable<NpgsqlBatchCommand> RecruitmentStatements()
    {
        var rows = _studies.SelectMany(study => study.Entry.Recruitment, (study, recruited) => (study.StateId, Recruited: recruited)).ToList();
        var stateIds = rows.Select(row => row.StateId).ToArray();
        var trusts = rows.Select(row => row.Recruited.Trust.Value).ToArray();
        var months = rows.Select(row => row.Recruited.Month.ToString()).ToArray();
        if (_mayHaveRows.Count > 0)
        {
            yield return Sql.Statement(DeleteRecruitment, _mayHaveRows.ToArray(), stateIds, trusts, months);
        }

        if (rows.Count > 0)
        {
            yield return Sql.Statement(UpsertRecruitment, stateIds, trusts, months, rows.Select(row => row.Recruited.Patients).ToArray());
        }
    }
}
