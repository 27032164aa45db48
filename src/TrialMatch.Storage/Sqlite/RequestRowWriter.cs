using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Brings a study's requests in step with its state, row by row: a row that did not change is not written. Each row stands in
/// four trees, and most writes of a study change one request or none.
/// </summary>
internal sealed class RequestRowWriter(PreparedStatements statements)
{
    private const string Find = $"""
        SELECT {RequestListSql.Columns} FROM request WHERE grain_state_id = $grainStateId
        """;

    private const string Upsert = """
        INSERT INTO request (
            grain_state_id, trust, study, study_title, area, state, asked_at_ticks, answer_by_ticks, patients)
        VALUES ($grainStateId, $trust, $study, $studyTitle, $area, $state, $askedAt, $answerBy, $patients)
        ON CONFLICT (grain_state_id, trust) DO UPDATE SET
            study = excluded.study, study_title = excluded.study_title, area = excluded.area, state = excluded.state,
            asked_at_ticks = excluded.asked_at_ticks, answer_by_ticks = excluded.answer_by_ticks, patients = excluded.patients
        """;

    private const string Delete = "DELETE FROM request WHERE grain_state_id = $grainStateId AND trust = $trust";

    public void Store(long grainStateId, ImmutableArray<RequestEntry> requests)
    {
        var stored = RequestList.Read(statements.Get(Find, ("$grainStateId", grainStateId)))
            .ToDictionary(request => request.Trust);
        foreach (var request in requests)
        {
            if (!stored.Remove(request.Trust, out var standing) || standing != request)
            {
                StoreRow(grainStateId, request);
            }
        }

        foreach (var trust in stored.Keys)
        {
            statements.Get(Delete, ("$grainStateId", grainStateId), ("$trust", trust.Value)).ExecuteNonQuery();
        }
    }

    private void StoreRow(long grainStateId, RequestEntry request) => statements
        .Get(
            Upsert,
            ("$grainStateId", grainStateId),
            ("$trust", request.Trust.Value),
            ("$study", request.Study.Value),
            ("$studyTitle", request.StudyTitle),
            ("$area", (long)request.Area),
            ("$state", (long)request.State),
            ("$askedAt", request.AskedAt.UtcTicks),
            ("$answerBy", request.AnswerBy.UtcTicks),
            ("$patients", request.Patients))
        .ExecuteNonQuery();
}
