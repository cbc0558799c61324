-- A ledger that was restored from a backup, or lives on after a standby took over, has forgotten what happened since. Whatever is
-- unfinished in it may have been done, and is looked for before anything is done again.

-- What PostgreSQL the hubs saw the ledger on last; nothing before a hub of this version has come, or where it may not be asked.
CREATE TABLE home (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    server   text,
    timeline bigint,
    tables   text
);
INSERT INTO home DEFAULT VALUES;

-- Each time the ledger was found, or said, to be restored. history: the word in the cursors given since; xact: where it begins;
-- resent_by: until then, what portals hand in may be something that they have handed in before.
CREATE TABLE restoration (
    history   text PRIMARY KEY,
    at        timestamptz NOT NULL DEFAULT now(),
    because   text NOT NULL CHECK (because IN ('said', 'other-server', 'other-tables', 'other-timeline')),
    xact      xid8 NOT NULL DEFAULT pg_current_xact_id(),
    resent_by timestamptz NOT NULL
);

-- It may have been done by a hub that this ledger knows nothing of: every step of it is looked for. It is held until then.
ALTER TABLE delivery ADD COLUMN restored boolean NOT NULL DEFAULT false;
CREATE INDEX delivery_restored ON delivery (state) WHERE restored;

-- It may have been opened, and paid, without this ledger's knowledge.
ALTER TABLE payment ADD COLUMN restored boolean NOT NULL DEFAULT false;
CREATE INDEX payment_restored ON payment (state) WHERE restored;

CREATE OR REPLACE FUNCTION delivery_condition(d delivery) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN d.state IN ('delivered', 'dead', 'archived', 'closed', 'waiting') THEN d.state
        WHEN d.state = 'claimed' THEN 'in-flight'
        WHEN d.restored THEN 'held'
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
