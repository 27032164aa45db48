namespace TrialMatch.Storage.Postgres;

/// <summary>Every step from an empty database to the current schema, in order.</summary>
internal static class PostgresMigrations
{
    /// <summary>Breaks where another process has just written a state that was new.</summary>
    public const string StateKeyConstraint = "grain_state_key";

    /// <remarks>
    /// Instants are UTC ticks of 100 ns, so that what is read equals what was written. Text is compared byte by byte. A study's row is
    /// keyed by the state row it was written with: it is replaced or removed with that state, whatever its id was before. Each index
    /// ends in the order of the lists it serves.
    /// </remarks>
    public static IReadOnlyList<PostgresMigration> All { get; } =
    [
        new(1, OldestProgram: 1, $"""
            CREATE SEQUENCE grain_state_id;

            CREATE TABLE grain_state (
                id bigint PRIMARY KEY,
                grain_type text COLLATE "C" NOT NULL,
                grain_key text COLLATE "C" NOT NULL,
                state_name text COLLATE "C" NOT NULL,
                version bigint NOT NULL CHECK (version > 0),
                payload bytea,
                is_compressed boolean NOT NULL,
                updated_at_ticks bigint NOT NULL,
                CONSTRAINT {StateKeyConstraint} UNIQUE (grain_type, state_name, grain_key)
            );
            -- Payloads are compressed already where that serves.
            ALTER TABLE grain_state ALTER COLUMN payload SET STORAGE EXTERNAL;

            -- What was added to a state after its payload was written; the highest version is the state's.
            CREATE TABLE grain_state_addition (
                grain_state_id bigint NOT NULL,
                version bigint NOT NULL CHECK (version > 1),
                payload bytea NOT NULL,
                is_compressed boolean NOT NULL,
                added_at_ticks bigint NOT NULL,
                PRIMARY KEY (grain_state_id, version)
            );
            ALTER TABLE grain_state_addition ALTER COLUMN payload SET STORAGE EXTERNAL;

            CREATE TABLE study (
                grain_state_id bigint PRIMARY KEY,
                id text COLLATE "C" NOT NULL UNIQUE,
                sponsor text COLLATE "C" NOT NULL,
                title text COLLATE "C" NOT NULL,
                state integer NOT NULL,
                lead integer NOT NULL,
                registered_at_ticks bigint NOT NULL,
                due_at_ticks bigint,
                priority integer NOT NULL CHECK (priority BETWEEN 0 AND 9)
            );
            CREATE INDEX study_by_arrival ON study (registered_at_ticks, id);
            CREATE INDEX study_by_sponsor ON study (sponsor, registered_at_ticks, id);
            CREATE INDEX study_by_state ON study (state, registered_at_ticks, id);
            CREATE INDEX study_by_lead ON study (lead, registered_at_ticks, id);
            CREATE INDEX study_by_state_and_lead ON study (state, lead, registered_at_ticks, id);
            CREATE INDEX study_by_due ON study (due_at_ticks, registered_at_ticks, id) WHERE due_at_ticks IS NOT NULL;
            -- 9: StudyState.Waitlisted.
            CREATE INDEX study_by_place_in_queue ON study (priority DESC, registered_at_ticks, id) WHERE state = 9;
            CREATE INDEX study_by_lead_and_place_in_queue ON study (lead, priority DESC, registered_at_ticks, id) WHERE state = 9;

            -- Months are text such as 2027-03; the brief is JSON.
            CREATE TABLE request (
                grain_state_id bigint NOT NULL,
                trust text COLLATE "C" NOT NULL,
                study text COLLATE "C" NOT NULL,
                study_title text COLLATE "C" NOT NULL,
                area integer NOT NULL,
                state integer NOT NULL,
                asked_at_ticks bigint NOT NULL,
                answer_by_ticks bigint NOT NULL,
                patients integer NOT NULL,
                accepted_patients integer NOT NULL,
                accepted_start text COLLATE "C",
                brief text COLLATE "C",
                PRIMARY KEY (grain_state_id, trust)
            );
            CREATE INDEX request_by_deadline ON request (answer_by_ticks, asked_at_ticks, study, trust);
            CREATE INDEX request_by_area ON request (area, answer_by_ticks, asked_at_ticks, study, trust);
            CREATE INDEX request_by_trust ON request (trust, answer_by_ticks, asked_at_ticks, study);
            CREATE INDEX request_by_area_and_state ON request (area, state, answer_by_ticks, asked_at_ticks, study, trust);
            CREATE INDEX request_by_trust_and_state ON request (trust, state, answer_by_ticks, asked_at_ticks, study);
            CREATE INDEX request_by_state ON request (state, answer_by_ticks, asked_at_ticks, study, trust);

            -- What other studies are compared by, of each that is not over.
            CREATE TABLE study_identity (
                grain_state_id bigint NOT NULL,
                key text COLLATE "C" NOT NULL,
                PRIMARY KEY (grain_state_id, key)
            );
            CREATE INDEX study_identity_by_key ON study_identity (key, grain_state_id);

            -- What each region was due of a placed study and what it got.
            CREATE TABLE study_region (
                grain_state_id bigint NOT NULL,
                region text COLLATE "C" NOT NULL,
                placed_at_ticks bigint NOT NULL,
                due_patients double precision NOT NULL,
                got_patients double precision NOT NULL,
                PRIMARY KEY (grain_state_id, region)
            );
            CREATE INDEX study_region_by_placement ON study_region (placed_at_ticks, region, due_patients, got_patients);

            CREATE TABLE feed (
                topic text COLLATE "C" NOT NULL,
                sequence bigint NOT NULL,
                at_ticks bigint NOT NULL,
                payload text COLLATE "C" NOT NULL,
                PRIMARY KEY (topic, sequence)
            );

            -- The last sequence given out. One row, changed with nearly every transaction: room on its page for its versions.
            CREATE TABLE feed_end (
                id integer PRIMARY KEY CHECK (id = 0),
                sequence bigint NOT NULL
            ) WITH (fillfactor = 10);
            INSERT INTO feed_end VALUES (0, 0);

            -- Changed to find out whether anything can be.
            CREATE TABLE probe (
                id integer PRIMARY KEY CHECK (id = 0),
                at_ticks bigint NOT NULL
            ) WITH (fillfactor = 10);
            INSERT INTO probe VALUES (0, 0);

            -- Whose the database is: set by the first server that starts on it.
            CREATE TABLE owner (
                id integer PRIMARY KEY CHECK (id = 0),
                service_id text COLLATE "C" NOT NULL,
                cluster_id text COLLATE "C" NOT NULL
            );
            """),
        new(2, OldestProgram: 1, MembershipSql.Tables),
        new(3, OldestProgram: 1, """
            ALTER TABLE owner ADD COLUMN states_place text COLLATE "C" NOT NULL DEFAULT 'database';

            -- Writes of states that lie elsewhere, from before they are sent until their rows are here. Few, and short-lived.
            CREATE TABLE unfinished_write (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                grain_type text COLLATE "C" NOT NULL,
                grain_key text COLLATE "C" NOT NULL,
                state_name text COLLATE "C" NOT NULL,
                identity_keys text[] COLLATE "C" NOT NULL,
                begun_at timestamptz NOT NULL DEFAULT clock_timestamp()
            );
            """),
        new(4, OldestProgram: 1, """
            -- Where each study's history ended when it was last written, for its chain to be compared with: version and hash. Rows from
            -- before have neither until their study is next written.
            ALTER TABLE study ADD COLUMN history_version bigint;
            ALTER TABLE study ADD COLUMN history_hash text COLLATE "C";
            """),
        new(5, OldestProgram: 1, """
            -- Whether title and sponsor are withheld. Rows from before are of studies that nobody could have blinded.
            ALTER TABLE study ADD COLUMN is_blinded boolean NOT NULL DEFAULT false;
            ALTER TABLE request ADD COLUMN is_blinded boolean NOT NULL DEFAULT false;
            """),
        new(6, OldestProgram: 1, """
            -- How the inquiry stands as which a study began, as the domain numbers it; none where it was registered to be placed.
            ALTER TABLE study ADD COLUMN inquiry integer;
            CREATE INDEX study_by_inquiry ON study (inquiry, state) WHERE inquiry IS NOT NULL;
            """),
        new(7, OldestProgram: 1, """
            -- When a request was answered and why it was declined, and when a study was offered first and placed, for indicators. Rows from
            -- before have none of it until their study is next written, except for what the regional account knows.
            ALTER TABLE request ADD COLUMN answered_at_ticks bigint;
            ALTER TABLE request ADD COLUMN decline_reason integer;
            ALTER TABLE study ADD COLUMN offered_at_ticks bigint;
            ALTER TABLE study ADD COLUMN placed_at_ticks bigint;
            UPDATE study SET placed_at_ticks = (
                SELECT max(placed_at_ticks) FROM study_region WHERE study_region.grain_state_id = study.grain_state_id);
            CREATE INDEX request_by_asking ON request (asked_at_ticks);
            """),
        new(8, OldestProgram: 1, """
            -- The first day on which a study may be shown to the public, counted from 0001-01-01; none where it may not.
            ALTER TABLE study ADD COLUMN public_from_day integer;
            CREATE INDEX study_by_public_day ON study (public_from_day) WHERE public_from_day IS NOT NULL;
            """),
        new(9, OldestProgram: 1, """
            -- What each site of a study last reported for a month, for indicators. Months are text such as 2027-03. Studies have no rows until
            -- they are next written.
            CREATE TABLE recruitment (
                grain_state_id bigint NOT NULL,
                trust text COLLATE "C" NOT NULL,
                month text COLLATE "C" NOT NULL,
                patients integer NOT NULL CHECK (patients >= 0),
                PRIMARY KEY (grain_state_id, trust, month)
            );
            CREATE INDEX recruitment_by_month ON recruitment (month);

            -- What the accepted offer expected of a site, what it answered to the inquiry, why the sponsor did not come, what the draft says of
            -- its kind (bit n of intervention_types: the type that the domain numbers n), and where patients live, as JSON. Rows from before
            -- have none of it until their study is next written.
            ALTER TABLE request ADD COLUMN promised_patients double precision;
            ALTER TABLE request ADD COLUMN interest integer;
            ALTER TABLE study ADD COLUMN loss_reason integer;
            ALTER TABLE study ADD COLUMN study_type integer;
            ALTER TABLE study ADD COLUMN intervention_types integer;
            ALTER TABLE study ADD COLUMN homes text COLLATE "C";
            """),
        new(10, OldestProgram: 1, """
            -- What studies are searched by: phase, group of the primary condition, and text, in small letters. Rows from before have none until
            -- their study is next written.
            ALTER TABLE study ADD COLUMN phase integer;
            ALTER TABLE study ADD COLUMN condition_group integer;
            ALTER TABLE study ADD COLUMN search_text text COLLATE "C";
            """),
    ];
}
