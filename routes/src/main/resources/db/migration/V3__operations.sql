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

CREATE INDEX delivery_dead_at ON delivery (failed_at, id) WHERE state = 'dead';
CREATE INDEX business_key_kind ON business_key (kind);
