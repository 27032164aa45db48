using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrialMatch.Domain.Regions;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Updates a study's contribution to the regional account with its state, row by row: unchanged rows are not written.</summary>
internal sealed class RegionRowWriter(SqliteConnection connection) : IDisposable
{
    private const string Find = "SELECT region, placed_at_ticks, due_patients, got_patients FROM study_region WHERE grain_state_id = ?1";

    private const string Upsert = """
        INSERT INTO study_region (grain_state_id, region, placed_at_ticks, due_patients, got_patients) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (grain_state_id, region) DO UPDATE SET
            placed_at_ticks = excluded.placed_at_ticks, due_patients = excluded.due_patients, got_patients = excluded.got_patients
        """;

    private const string Delete = "DELETE FROM study_region WHERE grain_state_id = ?1 AND region = ?2";

    private readonly WriteStatement _find = new(connection, Find);
    private readonly WriteStatement _upsert = new(connection, Upsert);
    private readonly WriteStatement _delete = new(connection, Delete);

    /// <param name="mayHaveRows">False if the study is new, and there is nothing to compare with.</param>
    public void Store(long grainStateId, bool mayHaveRows, PlacementEntry? placement)
    {
        var stored = mayHaveRows ? ReadRows(grainStateId) : [];
        if (placement is not null)
        {
            foreach (var entry in placement.Regions)
            {
                var row = (placement.PlacedAt.UtcTicks, entry);
                if (!stored.Remove(entry.Region, out var standing) || standing != row)
                {
                    StoreRow(grainStateId, placement.PlacedAt.UtcTicks, entry);
                }
            }
        }

        foreach (var region in stored.Keys)
        {
            _delete.Bind(grainStateId).Bind(region.Value).Run();
        }
    }

    public void Dispose()
    {
        _find.Dispose();
        _upsert.Dispose();
        _delete.Dispose();
    }

    private Dictionary<RegionId, (long PlacedAtTicks, AccountEntry Entry)> ReadRows(long grainStateId)
    {
        var rows = new Dictionary<RegionId, (long, AccountEntry)>();
        _find.Bind(grainStateId).Read(row =>
        {
            var entry = new AccountEntry(
                RegionId.FromText(raw.sqlite3_column_text(row, 0).utf8_to_string()), raw.sqlite3_column_double(row, 2), raw.sqlite3_column_double(row, 3));
            return rows[entry.Region] = (raw.sqlite3_column_int64(row, 1), entry);
        });
        return rows;
    }

    private void StoreRow(long grainStateId, long placedAtTicks, AccountEntry entry) => _upsert
        .Bind(grainStateId)
        .Bind(entry.Region.Value)
        .Bind(placedAtTicks)
        .Bind(entry.DuePatients)
        .Bind(entry.GotPatients)
        .Run();
}
