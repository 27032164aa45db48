using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Updates a study's requests with its state, row by row: unchanged rows are not written. Each row is in four B-trees, and most writes of
/// a study change at most one request.
/// </summary>
internal sealed class RequestRowWriter(SqliteConnection connection) : IDisposable
{
    private const string Find = $"SELECT {RegistryRows.RequestColumns} FROM request WHERE grain_state_id = ?1";

    private const string Upsert = """
        INSERT INTO request (
            grain_state_id, trust, study, study_title, area, state, asked_at_ticks, answer_by_ticks, patients,
            accepted_patients, accepted_start, brief, is_blinded, answered_at_ticks, decline_reason, promised_patients, interest)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        ON CONFLICT (grain_state_id, trust) DO UPDATE SET
            study = excluded.study, study_title = excluded.study_title, area = excluded.area, state = excluded.state,
            asked_at_ticks = excluded.asked_at_ticks, answer_by_ticks = excluded.answer_by_ticks, patients = excluded.patients,
            accepted_patients = excluded.accepted_patients, accepted_start = excluded.accepted_start, brief = excluded.brief,
            is_blinded = excluded.is_blinded, answered_at_ticks = excluded.answered_at_ticks, decline_reason = excluded.decline_reason,
            promised_patients = excluded.promised_patients, interest = excluded.interest
        """;

    private const string Delete = "DELETE FROM request WHERE grain_state_id = ?1 AND trust = ?2";

    private readonly WriteStatement _find = new(connection, Find);
    private readonly WriteStatement _upsert = new(connection, Upsert);
    private readonly WriteStatement _delete = new(connection, Delete);

    /// <param name="mayHaveRows">False if the study is new, and there is nothing to compare with.</param>
    public void Store(long grainStateId, bool mayHaveRows, ImmutableArray<RequestEntry> requests)
    {
        var stored = mayHaveRows ? ReadRows(grainStateId) : [];
        foreach (var request in requests)
        {
            if (!stored.Remove(request.Trust, out var standing) || standing != request)
            {
                StoreRow(grainStateId, request);
            }
        }

        foreach (var trust in stored.Keys)
        {
            _delete.Bind(grainStateId).Bind(trust.Value).Run();
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _upsert.Dispose();
        _delete.Dispose();
    }

    private Dictionary<TrustId, RequestEntry> ReadRows(long grainStateId)
    {
        var rows = new Dictionary<TrustId, RequestEntry>();
        _find.Bind(grainStateId).Read(row =>
        {
            var entry = Entry(row);
            return rows[entry.Trust] = entry;
        });
        return rows;
    }

    private static RequestEntry Entry(sqlite3_stmt row) => new(
        StudyId.FromText(raw.sqlite3_column_text(row, 0).utf8_to_string()),
        raw.sqlite3_column_text(row, 1).utf8_to_string(),
        (Area)raw.sqlite3_column_int(row, 2),
        TrustId.FromText(raw.sqlite3_column_text(row, 3).utf8_to_string()),
        (RequestState)raw.sqlite3_column_int(row, 4),
        Instant(raw.sqlite3_column_int64(row, 5)),
        Instant(raw.sqlite3_column_int64(row, 6)),
        raw.sqlite3_column_int(row, 7))
    {
        AcceptedPatients = raw.sqlite3_column_int(row, 8),
        AcceptedStart = Text(row, 9) is { } month ? Month.Parse(month) : null,
        Brief = Text(row, 10) is { } brief ? RequestBrief.FromText(brief) : null,
        IsBlinded = raw.sqlite3_column_int(row, 11) != 0,
        AnsweredAt = IsNull(row, 12) ? null : Instant(raw.sqlite3_column_int64(row, 12)),
        DeclineReason = IsNull(row, 13) ? null : (DeclineReason)raw.sqlite3_column_int(row, 13),
        PromisedPatients = IsNull(row, 14) ? null : raw.sqlite3_column_double(row, 14),
        Interest = IsNull(row, 15) ? null : (InterestState)raw.sqlite3_column_int(row, 15),
    };

    private static string? Text(sqlite3_stmt row, int column) =>
        IsNull(row, column) ? null : raw.sqlite3_column_text(row, column).utf8_to_string();

    private static bool IsNull(sqlite3_stmt row, int column) => raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL;

    private static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);

    private void StoreRow(long grainStateId, RequestEntry request) => _upsert
        .Bind(grainStateId)
        .Bind(request.Trust.Value)
        .Bind(request.Study.Value)
        .Bind(request.StudyTitle)
        .Bind((long)request.Area)
        .Bind((long)request.State)
        .Bind(request.AskedAt.UtcTicks)
        .Bind(request.AnswerBy.UtcTicks)
        .Bind(request.Patients)
        .Bind(request.AcceptedPatients)
        .Bind(request.AcceptedStart?.ToString())
        .Bind(request.Brief?.ToText())
        .Bind(request.IsBlinded ? 1 : 0)
        .Bind(request.AnsweredAt?.UtcTicks)
        .Bind((long?)request.DeclineReason)
        .Bind(request.PromisedPatients)
        .Bind((long?)request.Interest)
        .Run();
}
