-- What submissions cost, every attempt to pay it, and what only somebody can put right.

-- Pinned at acceptance. 'unpriced': the Antrag document is still missing, so nobody knows the amount; 'disputed': money came, but not
-- the amount; 'waived': an operator let it go unpaid; 'invoice', 'at-portal' and 'free' ask nothing of the hub.
CREATE TABLE payment (
    submission_id uuid PRIMARY KEY REFERENCES submission,
    state         text NOT NULL CHECK (state IN ('unpriced', 'open', 'disputed', 'paid', 'waived', 'closed',
                                                 'invoice', 'at-portal', 'free')),
    provider      text,
    amount        numeric(9, 2) CHECK (amount >= 0),
    purpose       text,
    items         jsonb NOT NULL DEFAULT '[]',
    unpaid_after  interval,
    due_until     timestamptz,
    page          integer NOT NULL DEFAULT 1,
    paid_by       uuid,
    changed_at    timestamptz NOT NULL DEFAULT now(),
    CHECK (state IN ('unpriced', 'closed') OR amount IS NOT NULL),
    CHECK (state NOT IN ('open', 'disputed') OR (provider IS NOT NULL AND purpose IS NOT NULL AND due_until IS NOT NULL))
);
CREATE INDEX payment_due ON payment (due_until) WHERE state = 'open';

-- The id is the hub's own request id, committed before the provider is called. Polled until poll_at is empty.
CREATE TABLE payment_attempt (
    id                 uuid PRIMARY KEY,
    submission_id      uuid NOT NULL REFERENCES payment,
    number             integer NOT NULL,
    provider           text NOT NULL,
    state              text NOT NULL CHECK (state IN ('intended', 'open', 'paid', 'failed', 'cancelled', 'refused', 'lost')),
    intended_at        timestamptz NOT NULL DEFAULT now(),
    ended_at           timestamptz,
    claim_incarnation  integer,
    transaction_sealed bytea,
    transaction_hash   bytea,
    result_sealed      bytea,
    seen_amount        numeric(12, 2),
    poll_at            timestamptz,
    polls              integer NOT NULL DEFAULT 0,
    asked_at           timestamptz,
    failure_code       text,
    UNIQUE (submission_id, number),
    CHECK (state IN ('intended', 'refused', 'lost') OR transaction_sealed IS NOT NULL)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX payment_attempt_live ON payment_attempt (submission_id) WHERE state IN ('intended', 'open');
CREATE INDEX payment_attempt_poll ON payment_attempt (poll_at) WHERE poll_at IS NOT NULL;
CREATE INDEX payment_attempt_transaction ON payment_attempt (transaction_hash);

-- What the hub must not decide by itself. One per kind and subject; data holds codes and amounts, nothing personal.
CREATE TABLE incident (
    id            uuid PRIMARY KEY,
    kind          text NOT NULL,
    subject       text NOT NULL,
    opened_at     timestamptz NOT NULL DEFAULT now(),
    state         text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved')),
    resolution    text,
    resolved_at   timestamptz,
    portal        text,
    tenant        text,
    submission_id uuid,
    attempt_id    uuid,
    data          jsonb NOT NULL DEFAULT '{}',
    UNIQUE (kind, subject)
);
CREATE INDEX incident_state ON incident (state, opened_at, id);

-- Every delivery of a submission that must be paid first waits in the ledger, in no queue; it holds nobody else of its case.
ALTER TABLE delivery DROP CONSTRAINT delivery_state_check;
ALTER TABLE delivery ADD CONSTRAINT delivery_state_check
    CHECK (state IN ('chained', 'waiting', 'due', 'claimed', 'delivered', 'dead', 'archived', 'closed'));
INSERT INTO transition (of_what, from_state, to_state, because) VALUES
    ('delivery', 'waiting', 'due', 'the submission is paid, or an operator lets it go'),
    ('delivery', 'waiting', 'chained', 'the same, behind its predecessor'),
    ('delivery', 'chained', 'waiting', 'its predecessor turned out to be unpaid'),
    ('delivery', 'waiting', 'closed', 'the submission was withdrawn or not paid in time'),
    ('delivery', 'claimed', 'waiting', 'the submission turned out to be unpaid'),
    ('delivery', 'closed', 'due', 'it was paid after closing, and an operator lets it go'),
    ('delivery', 'closed', 'chained', 'its predecessor goes after all'),
    ('submission', 'closed', 'open', 'it was paid after closing, and an operator lets it go');
DROP INDEX delivery_unfinished;
CREATE INDEX delivery_unfinished ON delivery (target) WHERE state IN ('chained', 'waiting', 'due', 'claimed', 'dead');

CREATE OR REPLACE FUNCTION delivery_condition(d delivery) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN d.state IN ('delivered', 'dead', 'archived', 'closed', 'waiting') THEN d.state
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

CREATE OR REPLACE FUNCTION submission_state(s submission) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN s.state <> 'open' THEN s.state ELSE (
        SELECT w.word
        FROM delivery d
            JOIN (VALUES ('dead', 1), ('held', 2), ('parked', 3), ('waiting', 4), ('in-flight', 5), ('archived', 6), ('delivered', 7))
                AS w (word, rank) ON w.word = delivery_condition(d)
        WHERE d.submission_id = s.id
        ORDER BY w.rank LIMIT 1) END
$$;
