namespace TrialMatch.Storage.Sqlite;

/// <summary>All steps from an empty file to the current schema, in order.</summary>
internal static class SqliteMigrations
{
    /// <remarks>
    /// Instants are UTC ticks of 100 ns, so that what is read equals what was written.
    /// A study's row is keyed by the state row it was written with: it is replaced or removed with that state,
    /// whatever its id was before. Each index ends in the order of the lists it serves.
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
        new(2, """
            ALTER TABLE study ADD COLUMN priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 9);

            -- 9: StudyState.Waitlisted.
            CREATE INDEX study_by_place_in_queue ON study (priority DESC, registered_at_ticks, id) WHERE state = 9;
            CREATE INDEX study_by_lead_and_place_in_queue ON study (lead, priority DESC, registered_at_ticks, id) WHERE state = 9;

            CREATE TABLE request (
                grain_state_id INTEGER NOT NULL REFERENCES grain_state (id),
                trust TEXT NOT NULL,
                study TEXT NOT NULL,
                study_title TEXT NOT NULL,
                area INTEGER NOT NULL,
                state INTEGER NOT NULL,
                asked_at_ticks INTEGER NOT NULL,
                answer_by_ticks INTEGER NOT NULL,
                patients INTEGER NOT NULL,
                PRIMARY KEY (grain_state_id, trust)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX request_by_deadline ON request (answer_by_ticks, study, trust);
            CREATE INDEX request_by_area ON request (area, answer_by_ticks, study, trust);
            CREATE INDEX request_by_trust ON request (trust, answer_by_ticks, study);
            CREATE INDEX request_by_state ON request (state, answer_by_ticks, study, trust);
            CREATE INDEX request_by_area_and_state ON request (area, state, answer_by_ticks, study, trust);
            CREATE INDEX request_by_trust_and_state ON request (trust, state, answer_by_ticks, study);

            CREATE TABLE feed (
                sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                topic TEXT NOT NULL,
                at_ticks INTEGER NOT NULL,
                payload TEXT NOT NULL
            ) STRICT;

            CREATE INDEX feed_by_topic ON feed (topic, sequence);
            """),
        new(3, """
            -- What was added to a state after its payload was written; the highest version is the state's.
            CREATE TABLE grain_state_addition (
                grain_state_id INTEGER NOT NULL REFERENCES grain_state (id),
                version INTEGER NOT NULL CHECK (version > 1),
                payload BLOB NOT NULL,
                added_at_ticks INTEGER NOT NULL,
                PRIMARY KEY (grain_state_id, version)
            ) STRICT, WITHOUT ROWID;
            """),
        new(4, """
            -- A list of all states is merged from the stretches of an index by state, one for each.
            DROP INDEX request_by_deadline;
            DROP INDEX request_by_area;
            DROP INDEX request_by_trust;
            """),
        new(5, """
            -- Payloads may be compressed.
            ALTER TABLE grain_state ADD COLUMN is_compressed INTEGER NOT NULL DEFAULT 0 CHECK (is_compressed IN (0, 1));

            -- Additions are appended one after the other, many to a page, instead of each beside the others of its state.
            CREATE TABLE appended (
                id INTEGER PRIMARY KEY,
                grain_state_id INTEGER NOT NULL REFERENCES grain_state (id),
                version INTEGER NOT NULL CHECK (version > 1),
                payload BLOB NOT NULL,
                added_at_ticks INTEGER NOT NULL,
                is_compressed INTEGER NOT NULL DEFAULT 0 CHECK (is_compressed IN (0, 1)),
                UNIQUE (grain_state_id, version)
            ) STRICT;
            INSERT INTO appended (grain_state_id, version, payload, added_at_ticks)
            SELECT grain_state_id, version, payload, added_at_ticks FROM grain_state_addition ORDER BY grain_state_id, version;
            DROP TABLE grain_state_addition;
            ALTER TABLE appended RENAME TO grain_state_addition;

            -- What is new goes to the end of each index or of its part, where it shares a page with what else is new: the ids of
            -- studies, which are random, come last. Lists of all states or areas are merged from an index by both.
            DROP INDEX request_by_state;
            DROP INDEX request_by_area_and_state;
            DROP INDEX request_by_trust_and_state;
            CREATE INDEX request_by_area_and_state ON request (area, state, answer_by_ticks, asked_at_ticks, study, trust);
            CREATE INDEX request_by_trust_and_state ON request (trust, state, answer_by_ticks, asked_at_ticks, study);
            DROP INDEX study_by_state;
            DROP INDEX study_by_lead;
            DROP INDEX study_by_due;
            CREATE INDEX study_by_due ON study (due_at_ticks, registered_at_ticks, id) WHERE due_at_ticks IS NOT NULL;

            -- In which blocks of 1,024 sequences a topic occurs, instead of an index of every row.
            CREATE TABLE feed_topic_block (
                topic TEXT NOT NULL,
                block INTEGER NOT NULL,
                PRIMARY KEY (topic, block)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO feed_topic_block SELECT DISTINCT topic, sequence >> 10 FROM feed;
            DROP INDEX feed_by_topic;
            """),
        new(6, """
            -- "patients" is from now on what was asked, whatever is accepted; what was asked before an acceptance is not known here.
            -- 2: RequestState.Accepted. Months are text such as 2027-03; the brief is JSON, and absent until its study is next written.
            ALTER TABLE request ADD COLUMN accepted_patients INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE request ADD COLUMN accepted_start TEXT;
            ALTER TABLE request ADD COLUMN brief TEXT;
            UPDATE request SET accepted_patients = patients WHERE state = 2;
            """),
        new(7, """
            -- Which database this is, and how many transactions have been committed to it since it has this table.
            CREATE TABLE last_commit (
                id INTEGER PRIMARY KEY CHECK (id = 0),
                database_id TEXT NOT NULL,
                number INTEGER NOT NULL
            ) STRICT;
            INSERT INTO last_commit VALUES (0, lower(hex(randomblob(16))), 0);
            """),
        new(8, """
            -- What other studies are compared by, of each that is not over. One from before has none until it is next written.
            CREATE TABLE study_identity (
                grain_state_id INTEGER NOT NULL REFERENCES grain_state (id),
                key TEXT NOT NULL,
                PRIMARY KEY (grain_state_id, key)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX study_identity_by_key ON study_identity (key, grain_state_id);
            """),
        new(9, """
            -- What each region was due of a placed study and what it got. Studies placed before have none.
            CREATE TABLE study_region (
                grain_state_id INTEGER NOT NULL REFERENCES grain_state (id),
                region TEXT NOT NULL,
                placed_at_ticks INTEGER NOT NULL,
                due_patients REAL NOT NULL,
                got_patients REAL NOT NULL,
                PRIMARY KEY (grain_state_id, region)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX study_region_by_placement ON study_region (placed_at_ticks, region, due_patients, got_patients);
            """),
        new(10, """
            -- Where each study's history ended when it was last written, for its chain to be compared with: version and hash. Rows from
            -- before have neither until their study is next written.
            ALTER TABLE study ADD COLUMN history_version INTEGER;
            ALTER TABLE study ADD COLUMN history_hash TEXT;
            """),
        new(11, """
            -- Whether title and sponsor are withheld. Rows from before are of studies that nobody could have blinded.
            ALTER TABLE study ADD COLUMN is_blinded INTEGER NOT NULL DEFAULT 0 CHECK (is_blinded IN (0, 1));
            ALTER TABLE request ADD COLUMN is_blinded INTEGER NOT NULL DEFAULT 0 CHECK (is_blinded IN (0, 1));
            """),
        new(12, """
            -- How the inquiry stands as which a study began, as the domain numbers it; none where it was registered to be placed.
            ALTER TABLE study ADD COLUMN inquiry INTEGER;
            CREATE INDEX study_by_inquiry ON study (inquiry, state) WHERE inquiry IS NOT NULL;
            """),
        new(13, """
            -- When a request was answered and why it was declined, and when a study was offered first and placed, for indicators. Rows from
            -- before have none of it until their study is next written, except for what the regional account knows.
            ALTER TABLE request ADD COLUMN answered_at_ticks INTEGER;
            ALTER TABLE request ADD COLUMN decline_reason INTEGER;
            ALTER TABLE study ADD COLUMN offered_at_ticks INTEGER;
            ALTER TABLE study ADD COLUMN placed_at_ticks INTEGER;
            UPDATE study SET placed_at_ticks = (
                SELECT max(placed_at_ticks) FROM study_region WHERE study_region.grain_state_id = study.grain_state_id);
            CREATE INDEX request_by_asking ON request (asked_at_ticks);
            """),
        new(14, """
            -- The first day on which a study may be shown to the public, counted from 0001-01-01; none where it may not.
            ALTER TABLE study ADD COLUMN public_from_day INTEGER;
            CREATE INDEX study_by_public_day ON study (public_from_day) WHERE public_from_day IS NOT NULL;
            """),
        new(15, """
            -- What each site of a study last reported for a month, for indicators. Months are text such as 2027-03. Studies have no rows until
            -- they are next written.
            CREATE TABLE recruitment (
                grain_state_id INTEGER NOT NULL REFERENCES grain_state (id),
                trust TEXT NOT NULL,
                month TEXT NOT NULL,
                patients INTEGER NOT NULL CHECK (patients >= 0),
                PRIMARY KEY (grain_state_id, trust, month)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX recruitment_by_month ON recruitment (month);

            -- What the accepted offer expected of a site, what it answered to the inquiry, why the sponsor did not come, what the draft says of
            -- its kind (bit n of intervention_types: the type that the domain numbers n), and where patients live, as JSON. Rows from before
            -- have none of it until their study is next written.
            ALTER TABLE request ADD COLUMN promised_patients REAL;
            ALTER TABLE request ADD COLUMN interest INTEGER;
            ALTER TABLE study ADD COLUMN loss_reason INTEGER;
            ALTER TABLE study ADD COLUMN study_type INTEGER;
            ALTER TABLE study ADD COLUMN intervention_types INTEGER;
            ALTER TABLE study ADD COLUMN homes TEXT;
            """),
        new(16, """
            -- What studies are searched by: phase, group of the primary condition, and text, in small letters. Rows from before have none until
            -- their study is next written.
            ALTER TABLE study ADD COLUMN phase INTEGER;
            ALTER TABLE study ADD COLUMN condition_group INTEGER;
            ALTER TABLE study ADD COLUMN search_text TEXT;
            """),
    ];
}
