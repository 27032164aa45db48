-- The baseline: what a careful developer writes who wants nothing but to check capacity and record. No plan is made here.
-- One round trip a command. Rows are locked in the order of their keys, so no two commands can wait for each other in a circle.

CREATE TABLE capacity (
    trust integer, pool integer, month integer, declared integer NOT NULL, held integer NOT NULL DEFAULT 0, committed integer NOT NULL DEFAULT 0,
    PRIMARY KEY (trust, pool, month)
) WITH (fillfactor = 50); -- room for updates beside the row, which then need no change of the index

CREATE TABLE study (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sponsor text NOT NULL, kind integer NOT NULL, state smallint NOT NULL,
    version integer NOT NULL, open integer NOT NULL, draft bytea NOT NULL
) WITH (fillfactor = 80);

CREATE TABLE hold (
    study bigint, trust integer, patients integer NOT NULL, state smallint NOT NULL, investigator text,
    pools integer[] NOT NULL, months integer[] NOT NULL, amounts integer[] NOT NULL, PRIMARY KEY (study, trust)
);
CREATE INDEX hold_open ON hold (trust, study) WHERE state = 0;

CREATE TABLE event (study bigint, version integer, at timestamptz NOT NULL, type text NOT NULL, actor text NOT NULL, request text NOT NULL, PRIMARY KEY (study, version));
CREATE TABLE request (id text PRIMARY KEY, study bigint NOT NULL, at timestamptz NOT NULL);
CREATE TABLE study_list (study bigint PRIMARY KEY, sponsor text NOT NULL, state smallint NOT NULL, lead integer NOT NULL, updated timestamptz NOT NULL);
CREATE INDEX study_list_sponsor ON study_list (sponsor, study);
CREATE TABLE feed (version bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, study bigint NOT NULL, type text NOT NULL, at timestamptz NOT NULL);

-- States of a study: 1 requested, 2 offered, 3 placed. Of a hold: 0 open, 1 accepted, 2 committed.

-- Holds what the study takes at all sites, or at none.
CREATE FUNCTION register(
    a_request text, a_sponsor text, a_kind integer, a_lead integer, a_draft bytea,
    a_trusts integer[], a_pools integer[], a_months integer[], a_amounts integer[], a_sites integer[], a_patients integer[]) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    the_study bigint;
    changed integer;
BEGIN
    INSERT INTO study (sponsor, kind, state, version, open, draft) VALUES (a_sponsor, a_kind, 1, 1, cardinality(a_sites), a_draft) RETURNING id INTO the_study;
    INSERT INTO request VALUES (a_request, the_study, now()) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        DELETE FROM study WHERE id = the_study;
        RETURN (SELECT study FROM request WHERE id = a_request);
    END IF;

    PERFORM 1 FROM capacity c JOIN unnest(a_trusts, a_pools, a_months) AS a (trust, pool, month) USING (trust, pool, month)
        ORDER BY c.trust, c.pool, c.month FOR UPDATE OF c;
    UPDATE capacity c SET held = c.held + a.amount
        FROM unnest(a_trusts, a_pools, a_months, a_amounts) AS a (trust, pool, month, amount)
        WHERE c.trust = a.trust AND c.pool = a.pool AND c.month = a.month AND c.held + c.committed + a.amount <= c.declared;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed <> cardinality(a_amounts) THEN
        RAISE EXCEPTION 'not enough capacity';
    END IF;

    INSERT INTO hold (study, trust, patients, state, pools, months, amounts)
        SELECT the_study, s.trust, s.patients, 0, array_agg(a.pool), array_agg(a.month), array_agg(a.amount)
        FROM unnest(a_sites, a_patients) AS s (trust, patients)
        JOIN unnest(a_trusts, a_pools, a_months, a_amounts) AS a (trust, pool, month, amount) ON a.trust = s.trust
        GROUP BY s.trust, s.patients;
    INSERT INTO event VALUES (the_study, 1, now(), 'holds-made', 'sponsor', a_request);
    INSERT INTO study_list VALUES (the_study, a_sponsor, 1, a_lead, now());
    INSERT INTO feed (study, type, at) VALUES (the_study, 'holds-made', now());
    RETURN the_study;
END $$;

-- A site accepts; the last one's answer makes the offer. Returns the study's state.
CREATE FUNCTION answer(a_request text, a_study bigint, a_trust integer, a_patients integer, a_investigator text) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    the study%ROWTYPE;
BEGIN
    SELECT * INTO the FROM study WHERE id = a_study FOR UPDATE;
    INSERT INTO request VALUES (a_request, a_study, now()) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN the.state;
    END IF;

    UPDATE hold SET state = 1, investigator = a_investigator WHERE study = a_study AND trust = a_trust AND state = 0 AND patients = a_patients;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the site was not asked for so many';
    END IF;

    the.open := the.open - 1;
    the.version := the.version + 1;
    the.state := CASE WHEN the.open = 0 THEN 2 ELSE the.state END;
    UPDATE study SET state = the.state, version = the.version, open = the.open WHERE id = a_study;
    INSERT INTO event VALUES (a_study, the.version, now(), 'request-accepted', 'site', a_request);
    UPDATE study_list SET state = the.state, updated = now() WHERE study = a_study;
    INSERT INTO feed (study, type, at) VALUES (a_study, 'request-accepted', now());
    RETURN the.state;
END $$;

-- The sponsor accepts the offer: all holds become commitments. Returns the study's state.
CREATE FUNCTION accept_offer(a_request text, a_study bigint) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    the study%ROWTYPE;
BEGIN
    SELECT * INTO the FROM study WHERE id = a_study FOR UPDATE;
    INSERT INTO request VALUES (a_request, a_study, now()) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN the.state;
    END IF;

    IF the.state <> 2 THEN
        RAISE EXCEPTION 'no offer stands';
    END IF;

    PERFORM 1 FROM capacity c JOIN (SELECT h.trust, a.pool, a.month FROM hold h, unnest(h.pools, h.months) AS a (pool, month) WHERE h.study = a_study) taken USING (trust, pool, month)
        ORDER BY c.trust, c.pool, c.month FOR UPDATE OF c;
    UPDATE capacity c SET held = c.held - taken.amount, committed = c.committed + taken.amount
        FROM (SELECT h.trust, a.pool, a.month, a.amount FROM hold h, unnest(h.pools, h.months, h.amounts) AS a (pool, month, amount) WHERE h.study = a_study) taken
        WHERE c.trust = taken.trust AND c.pool = taken.pool AND c.month = taken.month;
    UPDATE hold SET state = 2 WHERE study = a_study;
    UPDATE study SET state = 3, version = the.version + 1 WHERE id = a_study;
    INSERT INTO event VALUES (a_study, the.version + 1, now(), 'offer-accepted', 'sponsor', a_request);
    UPDATE study_list SET state = 3, updated = now() WHERE study = a_study;
    INSERT INTO feed (study, type, at) VALUES (a_study, 'offer-accepted', now());
    RETURN 3;
END $$;
