package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.OperatorAccounts.Change;
import de.stellwerk.routes.ledger.OperatorAccounts.Permissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperatorAccountsTest {

    private static final Permissions READER =
            new Permissions(Set.of("metadata"), Set.of("kreis-soest"), Set.of(Scope.ALL));

    private final TestLedger ledger = new TestLedger();
    private final OperatorAccounts accounts = ledger.accounts;
    private final UUID first = accounts.addFirst(TestLedger.anAct(), "Erika", "hash", Set.of("accounts", "metadata"))
            .orElseThrow();

    private UUID max() {
        accounts.add(TestLedger.anAct(), "Max", "hash", READER);
        return accounts.credentials("MAX").orElseThrow().account().id();
    }

    @Test
    void areWrittenDownWhateverIsDoneToThem() {
        UUID max = max();
        accounts.permit(TestLedger.anAct(), max, new Permissions(Set.of("replay"), Set.of("x"), Set.of("dms")));
        accounts.disable(TestLedger.anAct(), max);
        accounts.enable(TestLedger.anAct(), max);
        accounts.setPassword(TestLedger.anAct(), max, "other", true);

        assertThat(ledger.audit.list(Scope.EVERYWHERE, Optional.empty(), 9).items())
                .extracting(AuditEntry::action)
                .containsExactly(
                        "account-new-password",
                        "account-enable",
                        "account-disable",
                        "account-permit",
                        "account-add",
                        "account-add");
        assertThat(ledger.audit.verify().whole()).isTrue();
        assertThat(accounts.find(max).orElseThrow().permissions().scope())
                .isEqualTo(Scope.of(Set.of("x"), Set.of("dms")));
    }

    @Test
    void haveNamesThatNobodyElseHas() {
        max();

        assertThat(accounts.add(TestLedger.anAct(), "max", "hash", READER)).isEqualTo(Change.NAME_TAKEN);
        assertThat(accounts.addFirst(TestLedger.anAct(), "Second first", "hash", Set.of("accounts")))
                .isEmpty();
    }

    @Test
    void alwaysLeaveSomebodyWhoMayManageThem() {
        assertThat(accounts.disable(TestLedger.anAct(), first)).isEqualTo(Change.LAST_ONE);
        assertThat(accounts.permit(TestLedger.anAct(), first, READER)).isEqualTo(Change.LAST_ONE);

        UUID max = max();
        accounts.permit(
                TestLedger.anAct(), max, accounts.find(first).orElseThrow().permissions());
        assertThat(accounts.disable(TestLedger.anAct(), first)).isEqualTo(Change.DONE);
        assertThat(accounts.disable(TestLedger.anAct(), max)).isEqualTo(Change.LAST_ONE);
        assertThat(accounts.disable(TestLedger.anAct(), UUID.randomUUID())).isEqualTo(Change.NOT_FOUND);
    }

    @Test
    void haveSessionsThatEveryHubKnowsAndThatEnd() {
        String idle = ledger.sessions.begin(first);
        String old = ledger.sessions.begin(first);
        String good = ledger.sessions.begin(first);
        ledger.sql
                .sql(
                        "UPDATE operator_session SET seen_at = now() - interval '31 minutes' WHERE id_hash = sha256(?::bytea)")
                .param(idle.getBytes())
                .update();
        ledger.sql
                .sql(
                        "UPDATE operator_session SET began_at = now() - interval '13 hours' WHERE id_hash = sha256(?::bytea)")
                .param(old.getBytes())
                .update();

        OperatorSessions anotherHub = new OperatorSessions(ledger.sql);
        assertThat(anotherHub.operator(good))
                .hasValueSatisfying(account -> assertThat(account.name()).isEqualTo("Erika"));
        assertThat(anotherHub.operator(idle)).isEmpty();
        assertThat(anotherHub.operator(old)).isEmpty();
        assertThat(anotherHub.operator("guessed")).isEmpty();
        anotherHub.end(good);
        assertThat(ledger.sessions.operator(good)).isEmpty();
    }

    @Test
    void loseTheirSessionsWhenTheyAreDisabledOrGetANewPassword() {
        UUID max = max();
        String session = ledger.sessions.begin(max);
        accounts.setPassword(TestLedger.anAct(), max, "other", true);
        assertThat(ledger.sessions.operator(session)).isEmpty();

        String another = ledger.sessions.begin(max);
        accounts.disable(TestLedger.anAct(), max);
        assertThat(ledger.sessions.operator(another)).isEmpty();
    }
}
