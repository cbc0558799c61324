package de.stellwerk.console.pages;

import de.stellwerk.console.OpsHub;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import de.stellwerk.routes.ledger.Scope;
import java.util.Set;

/** Many dead letters at once, at a target of their own. */
record Pile(String target, String tenant, String service) {

    /** @param causes how many different ones they have */
    void grow(int letters, int causes) {
        OpsHub.SHARED
                .ledger
                .sql
                .sql("""
                        SET session_replication_role = replica;
                        INSERT INTO target (name) VALUES (:target) ON CONFLICT DO NOTHING;
                        WITH made AS (
                            INSERT INTO submission (id, portal, reference_hash, content_hash, service, service_key, service_pin,
                                                    variant, tenant, area, test, received_at, frame_sealed)
                            SELECT gen_random_uuid(), 'sit', sha256(gen_random_uuid()::text::bytea), '', :service, '99', 'pin', 'json',
                                   :tenant, '05', false, now() - n * interval '70 s', '' FROM generate_series(1, :letters) n
                            RETURNING id, received_at),
                        numbered AS (SELECT *, row_number() OVER (ORDER BY received_at DESC) AS n FROM made),
                        acknowledged AS (INSERT INTO acknowledgement SELECT id, '' FROM made),
                        sealed AS (INSERT INTO submission_key (submission_id, wrapped) SELECT id, '' FROM made),
                        filled AS (INSERT INTO document (submission_id, kind, version, pin, sealed)
                                   SELECT id, 'form', 1, 'pin', '' FROM made),
                        told AS (INSERT INTO event (type, portal, submission_id, at)
                                 SELECT 'submission.accepted', 'sit', id, received_at FROM made)
                        INSERT INTO delivery (id, submission_id, target, role, chain, position, state, idempotency_key, attempts,
                                              failure_class, failure_place, failure_code, failed_at)
                        SELECT gen_random_uuid(), id, :target, 'dms', 0, 0, 'dead', gen_random_uuid(), 1,
                               (ARRAY['rejected', 'unavailable', 'outcome-unknown', 'mapping'])[1 + (n % :causes) % 4],
                               'create-file', 'http-' || 400 + (n % :causes), received_at + interval '2 s'
                        FROM numbered
                        """)
                .param("target", target)
                .param("tenant", tenant)
                .param("service", service)
                .param("letters", letters)
                .param("causes", causes)
                .update();
        OpsHub.SHARED.ledger.tenants.put(target, Set.of(tenant));
    }

    /** Somebody who sees these and nothing else. */
    String operator() {
        return Operators.with(new Permissions(Operators.ALL_RIGHTS, Set.of(Scope.ALL), Set.of(target)));
    }
}
