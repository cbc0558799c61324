-- Does every accepted submission stand in exactly one legal state, and will everything unfinished move without help?
-- Written apart from everything that changes states: no function, view or trigger of the ledger is used here, on purpose.
-- One statement, hence one snapshot. Rows: ('accepted', n), ('state', word, n), ('orphan', kind, id, submission).
WITH RECURSIVE
living AS MATERIALIZED (
    SELECT objid::bigint AS incarnation FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 7453 AND objsubid = 2 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
acknowledged AS MATERIALIZED (
    SELECT submission_id, count(*) AS times FROM (
        SELECT submission_id FROM event WHERE type = 'submission.accepted'
        UNION ALL
        SELECT submission_id FROM event WHERE type = 'message.received') given GROUP BY submission_id),
-- Whatever waits, over any number of corners, for a dead delivery: behind it in its chain, or in its case at the same target.
-- What is only due waits within its case, whose later ones the dead or chained one before it reaches as well.
waiting (id, submission_id, chain, position, target, case_hash, seq, state, answer) AS (
    SELECT id, submission_id, chain, position, target, case_hash, seq, state, answer FROM delivery WHERE state = 'dead'
    UNION
    SELECT behind.* FROM waiting w CROSS JOIN LATERAL (
        SELECT f.id, f.submission_id, f.chain, f.position, f.target, f.case_hash, f.seq, f.state, f.answer FROM delivery f
        WHERE f.submission_id = w.submission_id AND f.chain = w.chain AND f.position = w.position + 1 AND f.state = 'chained'
        UNION ALL
        SELECT f.id, f.submission_id, f.chain, f.position, f.target, f.case_hash, f.seq, f.state, f.answer FROM delivery f
        WHERE w.state IN ('dead', 'chained') AND w.case_hash IS NOT NULL
          AND f.target = w.target AND f.case_hash = w.case_hash AND f.seq > w.seq AND f.state IN ('chained', 'due')
          AND (f.answer OR NOT w.answer)) behind),
conditions AS (
    SELECT d.submission_id, CASE
        WHEN d.state = 'dead' THEN 1
        WHEN w.id IS NOT NULL OR d.restored AND d.state IN ('chained', 'due') THEN 2
        WHEN d.state = 'due' AND (t.parked_at IS NOT NULL OR t.paused_at IS NOT NULL) THEN 3
        WHEN d.state = 'waiting' THEN 4
        WHEN d.state IN ('chained', 'due', 'claimed') THEN 5
        WHEN d.state = 'archived' THEN 6
        WHEN d.state = 'delivered' THEN 7 END AS rank
    FROM delivery d LEFT JOIN waiting w ON w.id = d.id AND d.state <> 'dead' LEFT JOIN target t ON t.name = d.target
    -- How its portal is told is not what a submission is.
    WHERE d.chain >= 0),
worst AS MATERIALIZED (SELECT submission_id, min(rank) AS rank FROM conditions GROUP BY submission_id),
orphans AS MATERIALIZED (
    SELECT CASE WHEN s.id IS NULL THEN 'accepted-without-submission' ELSE 'accepted-twice' END AS kind,
           a.submission_id::text AS id, a.submission_id
    FROM acknowledged a LEFT JOIN submission s ON s.id = a.submission_id WHERE s.id IS NULL OR a.times > 1
    UNION ALL
    SELECT kind, id::text, id FROM (
        SELECT s.id, CASE
            WHEN a.submission_id IS NULL THEN 'submission-never-accepted'
            WHEN s.state NOT IN ('open', 'closed', 'erased') THEN 'submission-in-no-legal-state'
            WHEN k.submission_id IS NULL THEN 'submission-without-acknowledgement'
            WHEN s.kind = 'message' AND NOT EXISTS (
                SELECT FROM submission c WHERE c.case_id = s.case_id AND c.kind = 'application') THEN 'message-without-case'
            WHEN s.state = 'erased' THEN NULL
            WHEN w.submission_id IS NULL THEN 'submission-without-delivery'
            WHEN sk.submission_id IS NULL THEN 'submission-without-key'
            WHEN f.submission_id IS NULL THEN 'submission-without-form' END AS kind
        FROM submission s LEFT JOIN acknowledged a ON a.submission_id = s.id
            LEFT JOIN acknowledgement k ON k.submission_id = s.id LEFT JOIN worst w ON w.submission_id = s.id
            LEFT JOIN submission_key sk ON sk.submission_id = s.id
            LEFT JOIN (SELECT DISTINCT submission_id FROM document WHERE kind = 'form') f ON f.submission_id = s.id) submissions WHERE kind IS NOT NULL
    UNION ALL
    SELECT kind, id::text, submission_id FROM (
        SELECT d.id, d.submission_id, CASE
            WHEN s.id IS NULL THEN 'delivery-without-submission'
            WHEN d.state NOT IN ('chained', 'waiting', 'due', 'claimed', 'delivered', 'dead', 'archived', 'closed')
                THEN 'delivery-in-no-legal-state'
            WHEN d.chain < 0 AND (d.state IN ('chained', 'waiting', 'closed') OR d.position <> 0) THEN 'delivery-in-no-legal-state'
            -- A portal is told of a closed submission, too.
            WHEN s.state <> 'open' AND (d.chain >= 0 OR s.state = 'erased')
                AND d.state IN ('chained', 'waiting', 'due', 'claimed', 'dead') THEN 'unfinished-in-closed-submission'
            WHEN d.chain < 0 AND d.state = 'delivered' AND d.news > d.news_claimed THEN 'news-not-told'
            WHEN s.state = 'open' AND d.state = 'closed' THEN 'closed-in-open-submission'
            -- A message waits for its portal, which is no failure however long it takes; nothing else of it waits.
            WHEN d.state = 'waiting' AND s.kind = 'message' AND d.role <> 'portal' THEN 'waiting-for-nobody'
            WHEN d.state = 'delivered' AND d.receipt_sealed IS NULL THEN 'delivered-without-receipt'
            WHEN d.state = 'dead' AND (d.failure_class IS NULL OR d.failure_place IS NULL OR d.failure_code IS NULL
                                       OR d.failed_at IS NULL) THEN 'dead-without-cause'
            WHEN (d.state IN ('chained', 'due', 'claimed') OR d.state = 'waiting' AND NOT d.answer) AND NOT EXISTS (SELECT FROM target t WHERE t.name = d.target)
                THEN 'target-missing'
            -- What was accepted just now may go to a target of a catalogue that this hub is about to read.
            WHEN (d.state IN ('chained', 'due', 'claimed') OR d.state = 'waiting' AND NOT d.answer) AND d.target <> ALL(:targets::text[])
                AND greatest(s.received_at, CASE WHEN d.chain < 0 THEN d.due_at END) < now() - make_interval(secs => :graceSeconds)
                THEN 'target-unknown'
            WHEN d.state = 'waiting' AND NOT d.answer AND NOT EXISTS (
                SELECT FROM payment p WHERE p.submission_id = d.submission_id AND p.state IN ('open', 'disputed'))
                THEN 'waiting-for-nothing'
            WHEN d.state = 'delivered' AND d.chain >= 0 AND EXISTS (
                SELECT FROM payment p WHERE p.submission_id = d.submission_id AND p.state IN ('unpriced', 'open', 'disputed'))
                THEN 'delivered-unpaid'
            WHEN d.state = 'due' AND (d.due_at IS NULL OR NOT isfinite(d.due_at)) THEN 'due-without-time'
            WHEN d.state = 'claimed' AND (d.claim_fence IS NULL OR NOT EXISTS (
                     SELECT FROM incarnation i WHERE i.id = d.claim_incarnation)) THEN 'claimed-by-nobody'
            WHEN d.state = 'claimed' AND NOT EXISTS (SELECT FROM living l WHERE l.incarnation = d.claim_incarnation)
                AND coalesce(d.claimed_at, '-infinity') < now() - make_interval(secs => :graceSeconds)
                THEN 'claimed-by-dead-incarnation'
            WHEN d.state = 'claimed' AND EXISTS (SELECT FROM living l WHERE l.incarnation = d.claim_incarnation)
                AND coalesce(d.claimed_at, '-infinity')
                    < now() - make_interval(secs => :longestAttemptSeconds + :graceSeconds) THEN 'claim-too-old'
            WHEN d.state = 'chained' THEN (
                SELECT CASE WHEN count(*) = 0 THEN 'predecessor-missing'
                            WHEN bool_or(p.state IN ('delivered', 'archived', 'closed')) THEN 'predecessor-finished' END
                FROM delivery p WHERE p.submission_id = d.submission_id AND p.chain = d.chain AND p.position = d.position - 1)
            WHEN d.state = 'archived' AND d.failure_class IS NULL AND NOT EXISTS (
                SELECT FROM delivery p WHERE p.submission_id = d.submission_id AND p.chain = d.chain
                    AND p.position = d.position - 1 AND p.state = 'archived') THEN 'archived-without-predecessor'
            END AS kind
        FROM delivery d LEFT JOIN submission s ON s.id = d.submission_id) deliveries WHERE kind IS NOT NULL
    UNION ALL
    SELECT kind, id::text, id FROM (
        SELECT p.submission_id AS id, CASE
            WHEN p.state = 'open' AND NOT coalesce(isfinite(p.due_until), false) THEN 'payment-without-limit'
            WHEN p.state = 'disputed' AND NOT EXISTS (
                SELECT FROM incident i WHERE i.submission_id = p.submission_id AND i.state = 'open') THEN 'disputed-without-incident'
            WHEN p.state IN ('open', 'disputed') AND NOT EXISTS (
                SELECT FROM submission s WHERE s.id = p.submission_id AND s.state = 'open') THEN 'payment-of-closed-submission'
            END AS kind
        FROM payment p) payments WHERE kind IS NOT NULL
    UNION ALL
    SELECT 'attempt-never-asked', a.id::text, a.submission_id FROM payment_attempt a
    WHERE a.state IN ('intended', 'open') AND NOT coalesce(isfinite(a.poll_at), false)
    UNION ALL
    SELECT 'parked-without-probe', t.name, NULL FROM target t
    WHERE t.parked_at IS NOT NULL AND (t.probe_at IS NULL OR NOT isfinite(t.probe_at))),
seen AS MATERIALIZED (
    SELECT o.kind, o.id, o.submission_id FROM orphans o LEFT JOIN submission s ON s.id = o.submission_id
    WHERE :everywhere OR (:allTenants OR s.tenant = ANY(:tenants)) AND (:allTargets OR EXISTS (
        SELECT FROM delivery d WHERE d.submission_id = s.id AND d.target = ANY(:scopeTargets)))),
accepted AS MATERIALIZED (
    SELECT a.submission_id, s.state FROM acknowledged a LEFT JOIN submission s ON s.id = a.submission_id
    WHERE :everywhere OR (:allTenants OR s.tenant = ANY(:tenants)) AND (:allTargets OR EXISTS (
        SELECT FROM delivery d WHERE d.submission_id = s.id AND d.target = ANY(:scopeTargets)))),
standing AS (
    SELECT CASE WHEN a.state = 'open' THEN c.rank WHEN a.state = 'closed' THEN 8 WHEN a.state = 'erased' THEN 9 END AS rank
    FROM accepted a
        LEFT JOIN worst c USING (submission_id)
    WHERE NOT EXISTS (SELECT FROM orphans o WHERE o.submission_id = a.submission_id))
SELECT 'accepted' AS what, NULL AS word, NULL AS id, NULL AS submission_id, count(*) AS n FROM accepted
UNION ALL
SELECT 'state', words.word, NULL, NULL, count(standing.rank)
FROM (VALUES (1, 'dead'), (2, 'held'), (3, 'parked'), (4, 'waiting'), (5, 'in-flight'), (6, 'archived'), (7, 'delivered'),
             (8, 'closed'), (9, 'erased')) AS words (rank, word) LEFT JOIN standing USING (rank)
GROUP BY words.word
UNION ALL
SELECT 'state', 'none', NULL, NULL, count(*) FROM standing WHERE rank IS NULL
UNION ALL
SELECT 'unaccounted', NULL, NULL, NULL, count(DISTINCT coalesce(submission_id::text, id)) FROM seen
UNION ALL
(SELECT 'orphan', kind, id, submission_id::text, 0 FROM seen ORDER BY kind, id LIMIT :named)
