using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Updates a study's identity keys with its state, and finds other studies that have one of them.</summary>
internal sealed class IdentityRowWriter(SqliteConnection connection) : IDisposable
{
    private const string Find = "SELECT key FROM study_identity WHERE grain_state_id = ?1";

    private const string Insert = "INSERT INTO study_identity (grain_state_id, key) VALUES (?1, ?2)";

    private const string Delete = "DELETE FROM study_identity WHERE grain_state_id = ?1 AND key = ?2";

    private readonly WriteStatement _find = new(connection, Find);
    private readonly WriteStatement _insert = new(connection, Insert);
    private readonly WriteStatement _delete = new(connection, Delete);
    private readonly WriteStatement _findOthers = new(connection, StudyListSql.WithIdentityKey);

    /// <param name="mayHaveRows">False if the study is new, and there is nothing to compare with.</param>
    public void Store(long grainStateId, bool mayHaveRows, ImmutableArray<string> keys)
    {
        var stored = mayHaveRows ? ReadKeys(grainStateId) : [];
        foreach (var key in keys)
        {
            if (!stored.Remove(key))
            {
                _insert.Bind(grainStateId).Bind(key).Run();
            }
        }

        foreach (var key in stored)
        {
            _delete.Bind(grainStateId).Bind(key).Run();
        }
    }

    /// <summary>
    /// Returns a study that has one of the keys and is not among the known duplicates; null if there is none. Limited to as many studies
    /// as the list of duplicates returns.
    /// </summary>
    public StudyId? FindOther(ImmutableArray<string> keys, ImmutableArray<StudyId> known)
    {
        StudyId? other = null;
        foreach (var key in keys)
        {
            _findOthers.Bind(key).Read(row =>
            {
                var study = StudyId.FromText(raw.sqlite3_column_text(row, 0).utf8_to_string());
                return other ??= known.Contains(study) ? null : study;
            });
        }

        return other;
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _delete.Dispose();
        _findOthers.Dispose();
    }

    private HashSet<string> ReadKeys(long grainStateId)
    {
        var keys = new HashSet<string>();
        _find.Bind(grainStateId).Read(row => keys.Add(raw.sqlite3_column_text(row, 0).utf8_to_string()));
        return keys;
    }
}
