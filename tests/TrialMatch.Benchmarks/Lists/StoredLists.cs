using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TrialMatch.Benchmarks.Lists;

/// <summary>
/// Fills an embedded store that a server has made with rows of studies and requests, as many studies would leave them. Nothing but the registry has
/// them: a million studies registered one by one would take a quarter of an hour.
/// </summary>
internal static class StoredLists
{
    /// <summary>Studies come over ten years, from many sponsors, one state and area after the other; each asked three trusts.</summary>
    private const string Fill = """
        CREATE TEMP TABLE number AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $studies) SELECT i FROM n;
        CREATE TEMP TABLE trust (position INTEGER PRIMARY KEY, id TEXT NOT NULL);
        INSERT INTO trust VALUES (0, 'ous'), (1, 'bergen'), (2, 'unn'), (3, 'st-olavs'), (4, 'ahus'), (5, 'stavanger');
        INSERT INTO grain_state (grain_type, grain_key, state_name, version, payload, updated_at_ticks)
            SELECT 'study', printf('study-%07d', i), 'study', 1, NULL, $first FROM number;
        INSERT INTO study (grain_state_id, id, sponsor, title, state, lead, registered_at_ticks, due_at_ticks, priority, is_blinded, phase, condition_group, search_text)
            SELECT grain_state.id, grain_key, printf('sponsor-%d', i % 400), printf('Study %d of condition %d', i, i % 97),
                CASE i % 4 WHEN 0 THEN 7 WHEN 1 THEN 10 WHEN 2 THEN 11 ELSE 5 END, 1 + i % 6, $first + i * ($span / $studies), NULL, 0, 0,
                5 + i % 4, 1 + i % 20, printf('study %d of condition %d code-%07d', i, i % 97, i)
            FROM number CROSS JOIN grain_state ON grain_type = 'study' AND grain_key = printf('study-%07d', i) AND state_name = 'study';
        INSERT INTO request (grain_state_id, trust, study, study_title, area, state, asked_at_ticks, answer_by_ticks, patients, accepted_patients, answered_at_ticks)
            SELECT study.grain_state_id, trust.id, study.id, study.title, study.lead, 2, study.registered_at_ticks, study.registered_at_ticks + 6048000000000, 5, 5,
                study.registered_at_ticks + 2592000000000
            FROM study CROSS JOIN trust ON (study.grain_state_id + trust.position) % 6 < 3;
        """;

    public static void Write(string folder, int studies, DateTimeOffset first, TimeSpan span)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "trialmatch.db")};Pooling=false");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var statement in Fill.Split(";\n", StringSplitOptions.RemoveEmptyEntries))
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement
                .Replace("$studies", studies.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("$first", first.UtcTicks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("$span", span.Ticks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
