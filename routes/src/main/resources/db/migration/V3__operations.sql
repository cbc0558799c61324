-- What operators do, and what they need to find it.

-- Every action of an operator, in a chain: hash is SHA-256 over the row's fields and the hash before it. Gapless by seq.
CREATE TABLE audit (
    seq      bigint PRIMARY KEY,
    at       timestamptz NOT NULL,
    operator text NOT NULL,
    action   text NOT NULL,
    object   text NOT NULL,
    items    uuid[] NOT NULL,
    tenants  text[] NOT NULL,
    reason   text NOT NULL CHECK (char_length(reason) BETWEEN 3 AND 500),
    outcome  text NOT NULL,
    previous bytea NOT NULL,
    hash     bytea NOT NULL
);
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- How far the chain goes, sealed with a key that is not in the database: without it a shortened or rewritten chain would pass.
CREATE TABLE audit_head (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    seq  bigint NOT NULL,
    seal bytea NOT NULL
);

-- What a target had answered before an operator ordered the effect to be repeated.
CREATE TABLE former_receipt (
    delivery_id     uuid NOT NULL,
    idempotency_key uuid NOT NULL,
    delivered_at    timestamptz NOT NULL,
    receipt_sealed  bytea NOT NULL,
    PRIMARY KEY (delivery_id, idempotency_key)
);

-- Whether something may have happened under an idempotency key that an operator has since replaced: it stays so for good.
ALTER TABLE delivery ADD COLUMN former_doubt boolean NOT NULL DEFAULT false;

CREATE INDEX delivery_dead_at ON delivery (failed_at, id) WHERE state = 'dead';
CREATE INDEX business_key_kind ON business_key (kind);

-- Held is also what waits for a dead delivery over corners: behind a chained one of its case whose own predecessor is dead.
CREATE OR REPLACE FUNCTION delivery_condition(d delivery) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN d.state IN ('delivered', 'dead', 'archived', 'closed') THEN d.state
        WHEN d.state = 'claimed' THEN 'in-flight'
        WHEN EXISTS (
            WITH RECURSIVE before (id, submission_id, chain, position, target, case_hash, seq, state) AS (
                SELECT d.id, d.submission_id, d.chain, d.position, d.target, d.case_hash, d.seq, d.state
                UNION
                SELECT p.* FROM before b CROSS JOIN LATERAL (
                    SELECT p.id, p.submission_id, p.chain, p.position, p.target, p.case_hash, p.seq, p.state FROM delivery p
                    WHERE b.state = 'chained' AND p.submission_id = b.submission_id AND p.chain = b.chain
                      AND p.position = b.position - 1 AND p.state IN ('chained', 'due', 'dead')
                    UNION ALL
                    SELECT p.id, p.submission_id, p.chain, p.position, p.target, p.case_hash, p.seq, p.state FROM delivery p
                    WHERE b.case_hash IS NOT NULL AND p.target = b.target AND p.case_hash = b.case_hash AND p.seq < b.seq
                      AND p.state IN ('chained', 'due', 'dead')) p
                WHERE b.state <> 'dead')
            SELECT FROM before WHERE state = 'dead') THEN 'held'
        WHEN d.state = 'due' AND EXISTS (
            SELECT 1 FROM target t WHERE t.name = d.target AND (t.parked_at IS NOT NULL OR t.paused_at IS NOT NULL)) THEN 'parked'
        ELSE 'in-flight'
    END
$$;
