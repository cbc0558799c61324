-- Who may use the console, and who does.

-- Names are unique whatever their case. Rights are the console's words; '*' among tenants or targets means all of them.
CREATE TABLE operator (
    id            uuid PRIMARY KEY,
    name          text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    password_hash text NOT NULL,
    must_change   boolean NOT NULL,
    rights        text[] NOT NULL,
    tenants       text[] NOT NULL,
    targets       text[] NOT NULL,
    language      text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en')),
    created_at    timestamptz NOT NULL DEFAULT now(),
    disabled_at   timestamptz,
    last_login_at timestamptz
);
CREATE UNIQUE INDEX operator_name ON operator (lower(name));

-- A login. The browser has its id, the ledger only the id's SHA-256.
CREATE TABLE operator_session (
    id_hash     bytea PRIMARY KEY,
    operator_id uuid NOT NULL REFERENCES operator ON DELETE CASCADE,
    began_at    timestamptz NOT NULL DEFAULT now(),
    seen_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX operator_session_operator ON operator_session (operator_id);

-- Passwords that were tried in vain: by account, by address, by browser; each known by a keyed hash.
CREATE TABLE login_failures (
    key_hash bytea PRIMARY KEY,
    failures integer NOT NULL,
    last_at  timestamptz NOT NULL DEFAULT now()
);

-- What lies dead, as narrow as counting and listing need it, so that neither reads deliveries and submissions: one row per dead
-- delivery, kept by triggers, so that hubs of the version before keep it too.
CREATE TABLE dead_letter (
    delivery_id   uuid PRIMARY KEY,
    failure_class text NOT NULL,
    target        text NOT NULL,
    failure_place text,
    failure_code  text,
    failed_at     timestamptz,
    portal        text NOT NULL,
    service       text NOT NULL,
    tenant        text NOT NULL,
    received_at   timestamptz NOT NULL
);
CREATE INDEX dead_letter_at ON dead_letter (failed_at, delivery_id);
CREATE INDEX dead_letter_cause ON dead_letter (failure_class, target, failure_place, failure_code, failed_at, delivery_id);
CREATE INDEX dead_letter_target ON dead_letter (target, failed_at, delivery_id);
CREATE INDEX dead_letter_tenant ON dead_letter (tenant, failed_at, delivery_id);

CREATE FUNCTION keep_dead_letters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'dead' AND NEW.failure_class IS NOT NULL THEN
        INSERT INTO dead_letter
        SELECT NEW.id, NEW.failure_class, NEW.target, NEW.failure_place, NEW.failure_code, NEW.failed_at,
               s.portal, s.service, s.tenant, s.received_at
        FROM submission s WHERE s.id = NEW.submission_id ON CONFLICT DO NOTHING;
    ELSE
        DELETE FROM dead_letter WHERE delivery_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER delivery_born_dead AFTER INSERT ON delivery
    FOR EACH ROW WHEN (NEW.state = 'dead') EXECUTE FUNCTION keep_dead_letters();
CREATE TRIGGER delivery_dead_or_not AFTER UPDATE OF state ON delivery
    FOR EACH ROW WHEN (OLD.state <> NEW.state AND (OLD.state = 'dead' OR NEW.state = 'dead'))
    EXECUTE FUNCTION keep_dead_letters();
ALTER TABLE delivery ENABLE ALWAYS TRIGGER delivery_born_dead;
ALTER TABLE delivery ENABLE ALWAYS TRIGGER delivery_dead_or_not;

INSERT INTO dead_letter
SELECT d.id, d.failure_class, d.target, d.failure_place, d.failure_code, d.failed_at, s.portal, s.service, s.tenant, s.received_at
FROM delivery d JOIN submission s ON s.id = d.submission_id WHERE d.state = 'dead' AND d.failure_class IS NOT NULL;
