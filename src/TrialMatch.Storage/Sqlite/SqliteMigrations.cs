namespace TrialMatch.Storage.Sqlite;

/// <summary>Every step from an empty file to the current schema, in order.</summary>
internal static class SqliteMigrations
{
    /// <remarks>
    /// Instants are UTC ticks of 100 ns, so that what is read equals what was written.
    /// A study's row is keyed by the state row it was written with: it is replaced or removed with that state,
    /// whatever its id was before. Each index ends in (registered_at_ticks, id), the order of lists.
    /// </remarks>
    public static IReadOnlyList<SqliteMigration> All { get; } =
    [
        new(1, """
            CREATE TABLE grain_state (
                id INTEGER PRIMARY KEY,
                grain_type TEXT NOT NULL,
                grain_key TEXT NOT NULL,
                state_name TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                payload BLOB,
                updated_at_ticks INTEGER NOT NULL,
                UNIQUE (grain_type, grain_key, state_name)
            ) STRICT;

            CREATE TABLE study (
                grain_state_id INTEGER PRIMARY KEY REFERENCES grain_state (id),
                id TEXT NOT NULL UNIQUE,
                sponsor TEXT NOT NULL,
                title TEXT NOT NULL,
                state INTEGER NOT NULL,
                lead INTEGER NOT NULL,
                registered_at_ticks INTEGER NOT NULL,
                due_at_ticks INTEGER
            ) STRICT;

            CREATE INDEX study_by_arrival ON study (registered_at_ticks, id);
            CREATE INDEX study_by_sponsor ON study (sponsor, registered_at_ticks, id);
            CREATE INDEX study_by_state ON study (state, registered_at_ticks, id);
            CREATE INDEX study_by_lead ON study (lead, registered_at_ticks, id);
            CREATE INDEX study_by_state_and_lead ON study (state, lead, registered_at_ticks, id);
            CREATE INDEX study_by_due ON study (due_at_ticks, id) WHERE due_at_ticks IS NOT NULL;
            """),
    ];
}
