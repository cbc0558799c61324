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
    streak_delivery    uuid[],
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
    claims                integer NOT NULL DEFAULT 0,
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

-- The one table of allowed state changes; the ledger refuses every other.
CREATE TABLE transition (
    of_what    text NOT NULL,
    from_state text NOT NULL,
    to_state   text NOT NULL,
    because    text NOT NULL,
    PRIMARY KEY (of_what, from_state, to_state)
);
INSERT INTO transition (of_what, from_state, to_state, because) VALUES
    ('delivery', 'chained', 'due', 'its predecessor in the chain was delivered'),
    ('delivery', 'chained', 'archived', 'its predecessor was archived'),
    ('delivery', 'chained', 'closed', 'the submission was withdrawn'),
    ('delivery', 'due', 'claimed', 'a hub works on it'),
    ('delivery', 'due', 'closed', 'the submission was withdrawn'),
    ('delivery', 'claimed', 'delivered', 'the target gave a receipt'),
    ('delivery', 'claimed', 'due', 'it will be tried again'),
    ('delivery', 'claimed', 'dead', 'the hub gave up until somebody acts'),
    ('delivery', 'dead', 'due', 'an operator replays it'),
    ('delivery', 'dead', 'delivered', 'an operator gives the receipt of an effect that had arrived'),
    ('delivery', 'dead', 'archived', 'an operator puts it aside'),
    ('delivery', 'dead', 'closed', 'the submission was withdrawn'),
    ('delivery', 'archived', 'dead', 'an operator brings it back'),
    ('delivery', 'archived', 'chained', 'its predecessor was brought back'),
    ('delivery', 'delivered', 'due', 'an operator orders the effect to be repeated'),
    ('submission', 'open', 'closed', 'it was withdrawn'),
    ('submission', 'open', 'erased', 'its retention ended'),
    ('submission', 'closed', 'erased', 'its retention ended');

CREATE FUNCTION allow_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM transition
                   WHERE of_what = TG_TABLE_NAME AND from_state = OLD.state AND to_state = NEW.state) THEN
        RAISE EXCEPTION 'a % does not go from % to %', TG_TABLE_NAME, OLD.state, NEW.state;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER delivery_transition BEFORE UPDATE OF state ON delivery
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION allow_transition();
CREATE TRIGGER submission_transition BEFORE UPDATE OF state ON submission
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION allow_transition();

-- Whether the hub of this incarnation holds its advisory lock, on this database, now.
CREATE FUNCTION alive(incarnation integer) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM pg_locks
                   WHERE locktype = 'advisory' AND classid = 7453 AND objid = incarnation::oid AND objsubid = 2 AND granted
                     AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
$$;

-- What a delivery is to an operator: its state, and for what is under way why it does not move.
CREATE FUNCTION delivery_condition(d delivery) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN d.state IN ('delivered', 'dead', 'archived', 'closed') THEN d.state
        WHEN d.state = 'claimed' THEN 'in-flight'
        WHEN d.state = 'chained' AND EXISTS (
            SELECT 1 FROM delivery p WHERE p.submission_id = d.submission_id AND p.chain = d.chain AND p.position < d.position
                AND p.state = 'dead') THEN 'held'
        WHEN d.case_hash IS NOT NULL AND EXISTS (
            SELECT 1 FROM delivery p WHERE p.target = d.target AND p.case_hash = d.case_hash AND p.seq < d.seq
                AND p.state = 'dead') THEN 'held'
        WHEN d.state = 'due' AND EXISTS (
            SELECT 1 FROM target t WHERE t.name = d.target AND (t.parked_at IS NOT NULL OR t.paused_at IS NOT NULL)) THEN 'parked'
        ELSE 'in-flight'
    END
$$;

-- What a submission is: the worst of its deliveries.
CREATE FUNCTION submission_state(s submission) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN s.state <> 'open' THEN s.state ELSE (
        SELECT w.word
        FROM delivery d
            JOIN (VALUES ('dead', 1), ('held', 2), ('parked', 3), ('in-flight', 5), ('archived', 6), ('delivered', 7))
                AS w (word, rank) ON w.word = delivery_condition(d)
        WHERE d.submission_id = s.id
        ORDER BY w.rank LIMIT 1) END
$$;
