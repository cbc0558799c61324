-- Cases, and what specialist systems answer to them. A message is kept like a submission, in the same tables.

-- The case of a submission: derived from the keyed hash of portal and case reference, so that all of a case have the same,
-- or the submission's own id. A UUID of version 8 (RFC 9562).
CREATE FUNCTION case_of(submission uuid, case_hash bytea) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN case_hash IS NULL THEN submission ELSE encode(
        set_byte(set_byte(substr(case_hash, 1, 16), 6, get_byte(case_hash, 6) & 15 | 128), 8, get_byte(case_hash, 8) & 63 | 128),
        'hex')::uuid END
$$;

ALTER TABLE submission
    ADD COLUMN case_id uuid,
    ADD COLUMN kind text NOT NULL DEFAULT 'application' CHECK (kind IN ('application', 'message')),
    -- Of a message: the target that sent it, and the application delivered there that it answers.
    ADD COLUMN sender text,
    ADD COLUMN answers uuid,
    ADD CHECK ((kind = 'message') = (sender IS NOT NULL) AND (kind = 'message') = (answers IS NOT NULL));
UPDATE submission SET case_id = case_of(id, case_hash);
ALTER TABLE submission ALTER COLUMN case_id SET NOT NULL;
CREATE INDEX submission_case ON submission (case_id, id);
-- A target's references are unique over all portals.
CREATE UNIQUE INDEX submission_message ON submission (reference_hash) WHERE kind = 'message';

-- A hub of the version before knows no cases; what it stores gets one all the same.
CREATE FUNCTION name_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.case_id := case_of(NEW.id, NEW.case_hash);
    RETURN NEW;
END
$$;
CREATE TRIGGER submission_case_id BEFORE INSERT ON submission
    FOR EACH ROW WHEN (NEW.case_id IS NULL) EXECUTE FUNCTION name_case();
ALTER TABLE submission ENABLE ALWAYS TRIGGER submission_case_id;

-- Whether it belongs to a message: in a case, messages wait for applications before them, never the other way round.
ALTER TABLE delivery ADD COLUMN answer boolean NOT NULL DEFAULT false;
CREATE INDEX delivery_for_portal ON delivery (submission_id) WHERE state = 'waiting' AND answer;

-- A message waits for its portal, as an application for its payment: no hub can move it, the other side has to do something first.
INSERT INTO transition (of_what, from_state, to_state, because) VALUES
    ('delivery', 'waiting', 'delivered', 'the portal confirmed it');

CREATE INDEX event_message ON event (submission_id) WHERE type = 'message.received';

CREATE OR REPLACE FUNCTION delivery_condition(d delivery) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN d.state IN ('delivered', 'dead', 'archived', 'closed', 'waiting') THEN d.state
        WHEN d.state = 'claimed' THEN 'in-flight'
        WHEN EXISTS (
            WITH RECURSIVE before (id, submission_id, chain, position, target, case_hash, seq, state, answer) AS (
                SELECT d.id, d.submission_id, d.chain, d.position, d.target, d.case_hash, d.seq, d.state, d.answer
                UNION
                SELECT p.* FROM before b CROSS JOIN LATERAL (
                    SELECT p.id, p.submission_id, p.chain, p.position, p.target, p.case_hash, p.seq, p.state, p.answer
                    FROM delivery p
                    WHERE b.state = 'chained' AND p.submission_id = b.submission_id AND p.chain = b.chain
                      AND p.position = b.position - 1 AND p.state IN ('chained', 'due', 'dead')
                    UNION ALL
                    SELECT p.id, p.submission_id, p.chain, p.position, p.target, p.case_hash, p.seq, p.state, p.answer
                    FROM delivery p
                    WHERE b.case_hash IS NOT NULL AND p.target = b.target AND p.case_hash = b.case_hash AND p.seq < b.seq
                      AND p.state IN ('chained', 'due', 'dead') AND (b.answer OR NOT p.answer)) p
                WHERE b.state <> 'dead')
            SELECT FROM before WHERE state = 'dead') THEN 'held'
        WHEN d.state = 'due' AND EXISTS (
            SELECT 1 FROM target t WHERE t.name = d.target AND (t.parked_at IS NOT NULL OR t.paused_at IS NOT NULL)) THEN 'parked'
        ELSE 'in-flight'
    END
$$;

CREATE OR REPLACE FUNCTION submission_state(s submission) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN s.state <> 'open' THEN s.state ELSE (
        SELECT w.word
        FROM delivery d
            JOIN (VALUES ('dead', 1), ('held', 2), ('parked', 3), ('waiting', 4), ('in-flight', 5), ('archived', 6),
                         ('delivered', 7)) AS w (word, rank) ON w.word = delivery_condition(d)
        WHERE d.submission_id = s.id AND d.chain >= 0
        ORDER BY w.rank LIMIT 1) END
$$;
