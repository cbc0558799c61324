-- The ledger: the only truth about what happened. Columns ending in _sealed are AES-256-GCM under the submission's key
-- (acknowledgement and signing keys: under the hub's own key); columns ending in _hash are keyed hashes.
-- Version N-1 runs beside version N: columns are added with defaults, never renamed in one step.

CREATE TABLE hub_fact (
    name  text PRIMARY KEY,
    value bytea NOT NULL
);

CREATE TABLE signing_key (
    kid            text PRIMARY KEY,
    created_at     timestamptz NOT NULL DEFAULT now(),
    retired_at     timestamptz,
    public_jwk     text NOT NULL,
    private_sealed bytea NOT NULL
);

-- A running hub. It is alive while its session holds the advisory lock (7453, id).
CREATE TABLE incarnation (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hub        text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE submission (
    id                   uuid PRIMARY KEY,
    portal               text NOT NULL,
    reference_hash       bytea NOT NULL,
    content_hash         bytea NOT NULL,
    service              text NOT NULL,
    service_key          text NOT NULL,
    service_pin          text NOT NULL,
    variant              text NOT NULL,
    tenant               text NOT NULL,
    area                 text NOT NULL,
    case_hash            bytea,
    test                 boolean NOT NULL,
    received_at          timestamptz NOT NULL,
    state                text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'erased')),
    closed_reason        text,
    frame_sealed         bytea NOT NULL,
    payload_erase_at     timestamptz,
    attachments_erase_at timestamptz,
    metadata_erase_at    timestamptz,
    legal_hold           boolean NOT NULL DEFAULT false,
    UNIQUE (portal, reference_hash)
);
CREATE INDEX submission_received ON submission (received_at, id);

-- Destroying this row erases everything sealed under it.
CREATE TABLE submission_key (
    submission_id uuid PRIMARY KEY,
    master_key    text NOT NULL DEFAULT '1',
    wrapped       bytea NOT NULL
);

CREATE TABLE acknowledgement (
    submission_id uuid PRIMARY KEY,
    jws_sealed    bytea NOT NULL
);

CREATE TABLE document (
    submission_id uuid NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('form', 'antrag')),
    version       integer NOT NULL,
    pin           text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    sealed        bytea NOT NULL,
    PRIMARY KEY (submission_id, kind, version)
);

-- Attachments are staged, chunk by chunk, before their submission exists; the accept statement adopts them by removing their
-- upload rows, a sweeper removes what was never accepted.
CREATE TABLE upload (
    attachment_id uuid PRIMARY KEY,
    submission_id uuid NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX upload_created ON upload (created_at);
CREATE INDEX upload_submission ON upload (submission_id);

CREATE TABLE attachment (
    id            uuid PRIMARY KEY,
    submission_id uuid NOT NULL,
    position      integer NOT NULL,
    facts_sealed  bytea NOT NULL,
    UNIQUE (submission_id, position)
);

CREATE TABLE attachment_chunk (
    attachment_id uuid NOT NULL,
    seq           integer NOT NULL,
    sealed        bytea NOT NULL,
    PRIMARY KEY (attachment_id, seq)
);
ALTER TABLE attachment_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;
ALTER TABLE document ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE target (
    name               text PRIMARY KEY,
    paused_at          timestamptz,
    parked_at          timestamptz,
    park_class         text,
    park_code          text,
    probe_at           timestamptz,
    probes             integer NOT NULL DEFAULT 0,
    unavailable_streak integer NOT NULL DEFAULT 0,
    streak_delivery    uuid,
    draining           boolean NOT NULL DEFAULT false,
    tokens             double precision NOT NULL DEFAULT 0,
    tokens_at          timestamptz NOT NULL DEFAULT now()
);

CREATE SEQUENCE claim_fence;

CREATE TABLE delivery (
    id                    uuid PRIMARY KEY,
    submission_id         uuid NOT NULL REFERENCES submission,
    target                text NOT NULL,
    role                  text NOT NULL,
    chain                 integer NOT NULL,
    position              integer NOT NULL,
    seq                   bigint GENERATED ALWAYS AS IDENTITY,
    case_hash             bytea,
    state                 text NOT NULL CHECK (state IN ('chained', 'due', 'claimed', 'delivered', 'dead', 'archived', 'closed')),
    idempotency_key       uuid NOT NULL,
    due_at                timestamptz,
    attempts              integer NOT NULL DEFAULT 0,
    round                 integer NOT NULL DEFAULT 1,
    lost_claims           integer NOT NULL DEFAULT 0,
    uncertain             boolean NOT NULL DEFAULT false,
    claim_incarnation     integer,
    claim_fence           bigint,
    claimed_at            timestamptz,
    failure_class         text,
    failure_place         text,
    failure_code          text,
    failure_detail_sealed bytea,
    failed_at             timestamptz,
    receipt_sealed        bytea,
    delivered_at          timestamptz,
    UNIQUE (submission_id, chain, position),
    CHECK (state <> 'claimed' OR (claim_incarnation IS NOT NULL AND claim_fence IS NOT NULL)),
    CHECK (state <> 'delivered' OR receipt_sealed IS NOT NULL),
    CHECK (state <> 'dead' OR failure_class IS NOT NULL)
) WITH (fillfactor = 80);
CREATE INDEX delivery_due ON delivery (target, due_at, seq) WHERE state = 'due';
CREATE INDEX delivery_claimed ON delivery (target, claim_incarnation) WHERE state = 'claimed';
CREATE INDEX delivery_dead ON delivery (failure_class, target, failure_place, failure_code, failed_at) WHERE state = 'dead';
CREATE INDEX delivery_archived ON delivery (failed_at) WHERE state = 'archived';
CREATE INDEX delivery_case ON delivery (target, case_hash, seq)
    WHERE case_hash IS NOT NULL AND state IN ('chained', 'due', 'claimed', 'dead');
CREATE INDEX delivery_unfinished ON delivery (target) WHERE state IN ('chained', 'due', 'claimed', 'dead');

CREATE TABLE step (
    delivery_id     uuid NOT NULL,
    idempotency_key uuid NOT NULL,
    name            text NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT now(),
    found           boolean NOT NULL,
    receipt_sealed  bytea NOT NULL,
    PRIMARY KEY (delivery_id, idempotency_key, name)
);

CREATE TABLE attempt (
    delivery_id   uuid NOT NULL,
    claim_fence   bigint NOT NULL,
    incarnation   integer NOT NULL,
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz NOT NULL DEFAULT now(),
    outcome       text NOT NULL,
    place         text,
    code          text,
    detail_sealed bytea,
    PRIMARY KEY (delivery_id, claim_fence)
);

-- Business keys (portal reference, case, Aktenzeichen, Vorgangsnummer …) by keyed hash, for search.
CREATE TABLE business_key (
    key_hash      bytea NOT NULL,
    kind          text NOT NULL,
    submission_id uuid NOT NULL,
    PRIMARY KEY (key_hash, kind, submission_id)
);

-- Append-only. xact lets readers wait for transactions that took an earlier seq and commit later.
CREATE TABLE event (
    seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    xact          xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id            uuid NOT NULL DEFAULT gen_random_uuid(),
    at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    type          text NOT NULL,
    portal        text NOT NULL,
    submission_id uuid NOT NULL,
    delivery_id   uuid,
    data          jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX event_order ON event (xact, seq);
CREATE INDEX event_portal ON event (portal, xact, seq);
CREATE INDEX event_submission ON event (submission_id, seq);
CREATE INDEX event_accepted ON event (submission_id) WHERE type = 'submission.accepted';

-- How far a reader of the events has come.
CREATE TABLE event_reader (
    name text PRIMARY KEY,
    xact xid8 NOT NULL DEFAULT '0',
    seq  bigint NOT NULL DEFAULT 0
);

-- What the broker could not bring anywhere.
CREATE TABLE dead_message (
    id          uuid PRIMARY KEY,
    message_id  text NOT NULL UNIQUE,
    address     text NOT NULL,
    reason      text NOT NULL,
    body_sealed bytea NOT NULL,
    arrived_at  timestamptz NOT NULL DEFAULT now(),
    state       text NOT NULL DEFAULT 'dead' CHECK (state IN ('dead', 'replayed', 'archived')),
    replayed_at timestamptz
);
CREATE INDEX dead_message_state ON dead_message (state, arrived_at);

CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER event_append_only BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER acknowledgement_append_only BEFORE UPDATE OR DELETE ON acknowledgement FOR EACH ROW EXECUTE FUNCTION forbid_change();
