-- Orders for many dead letters that are carried out bit by bit; what became of each item is what became of its delivery.
CREATE TABLE replay_job (
    id          uuid PRIMARY KEY,
    ordered_at  timestamptz NOT NULL DEFAULT now(),
    operator    text NOT NULL,
    reason      text NOT NULL,
    tenants     text[] NOT NULL,
    targets     text[] NOT NULL,
    selected    text NOT NULL,
    again_at    text,
    per_second  integer NOT NULL CHECK (per_second > 0),
    state       text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'paused', 'stopped', 'cancelled', 'finished')),
    came_back   text,
    total       integer NOT NULL DEFAULT 0,
    sent        integer NOT NULL DEFAULT 0,
    -- Lots grow from here on: 1, 5, 20, 100, then as many as may go.
    carefully_from integer NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL DEFAULT now(),
    changed_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX replay_job_running ON replay_job (due_at) WHERE state = 'running';
CREATE INDEX replay_job_newest ON replay_job (ordered_at, id);

CREATE TABLE replay_item (
    job           uuid NOT NULL REFERENCES replay_job,
    n             integer NOT NULL,
    delivery_id   uuid NOT NULL,
    failure_class text NOT NULL,
    failure_place text NOT NULL,
    failure_code  text NOT NULL,
    round         integer,
    skipped       text,
    PRIMARY KEY (job, n)
);
