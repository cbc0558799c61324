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
