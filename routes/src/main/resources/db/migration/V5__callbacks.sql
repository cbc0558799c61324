-- Telling portals. One delivery per submission and portal with a callback, chain -1, position 0: claimed, tried again, parked, dead
-- and replayed like all others, and never counted as the submission's own.

-- news: how many events of its submission its portal has been or is to be told; the newest is news_event. news_claimed: how many
-- there were when it was claimed last. All three stay as they are for the submission's own deliveries.
ALTER TABLE delivery ADD COLUMN news bigint NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN news_claimed bigint NOT NULL DEFAULT 0;
ALTER TABLE delivery ADD COLUMN news_event uuid;

UPDATE transition SET because = 'an operator replays it, or its portal is to be told something newer'
WHERE (of_what, from_state, to_state) = ('delivery', 'dead', 'due');
UPDATE transition SET because = 'an operator orders the effect to be repeated, or its portal is to be told something newer'
WHERE (of_what, from_state, to_state) = ('delivery', 'delivered', 'due');

-- No portal had a callback so far: it is told what happens from now on.
INSERT INTO event_reader (name, xact, seq)
SELECT 'callbacks', xact, seq FROM event ORDER BY xact DESC, seq DESC LIMIT 1;

-- What a submission is: the worst of its own deliveries.
CREATE OR REPLACE FUNCTION submission_state(s submission) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN s.state <> 'open' THEN s.state ELSE (
        SELECT w.word
        FROM delivery d
            JOIN (VALUES ('dead', 1), ('held', 2), ('parked', 3), ('waiting', 4), ('in-flight', 5), ('archived', 6), ('delivered', 7))
                AS w (word, rank) ON w.word = delivery_condition(d)
        WHERE d.submission_id = s.id AND d.chain >= 0
        ORDER BY w.rank LIMIT 1) END
$$;
