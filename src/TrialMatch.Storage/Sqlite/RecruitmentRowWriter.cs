using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Updates what a study's sites reported with its state, month by month: unchanged rows are not written.</summary>
internal sealed class RecruitmentRowWriter(SqliteConnection connection) : IDisposable
{
    private const string Find = "SELECT trust, month, patients FROM recruitment WHERE grain_state_id = ?1";

    private const string Upsert = """
        INSERT INTO recruitment (grain_state_id, trust, month, patients) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (grain_state_id, trust, month) DO UPDATE SET patients = excluded.patients
        """;

    private const string Delete = "DELETE FROM recruitment WHERE grain_state_id = ?1 AND trust = ?2 AND month = ?3";

    private readonly WriteStatement _find = new(connection, Find);
    private readonly WriteStatement _upsert = new(connection, Upsert);
    private readonly WriteStatement _delete = new(connection, Delete);

    /// <param name="mayHaveRows">False if the study is new, and there is nothing to compare with.</param>
    public void Store(long grainStateId, bool mayHaveRows, ImmutableArray<RecruitedMonth> recruitment)
    {
        var stored = mayHaveRows ? ReadRows(grainStateId) : [];
        foreach (var month in recruitment.Where(month => !stored.Remove(month)))
        {
            _upsert.Bind(grainStateId).Bind(month.Trust.Value).Bind(month.Month.ToString()).Bind(month.Patients).Run();
        }

        foreach (var month in stored.Where(month => recruitment.All(kept => (kept.Trust, kept.Month) != (month.Trust, month.Month))))
        {
            _delete.Bind(grainStateId).Bind(month.Trust.Value).Bind(month.Month.ToString()).Run();
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _upsert.Dispose();
        _delete.Dispose();
    }

    private HashSet<RecruitedMonth> ReadRows(long grainStateId)
    {
        var rows = new HashSet<RecruitedMonth>();
        _find.Bind(grainStateId).Read(row => rows.Add(new RecruitedMonth(
            TrustId.FromText(raw.sqlite3_column_text(row, 0).utf8_to_string()),
            Month.Parse(raw.sqlite3_column_text(row, 1).utf8_to_string()),
            raw.sqlite3_column_int(row, 2))));
        return rows;
    }
}
