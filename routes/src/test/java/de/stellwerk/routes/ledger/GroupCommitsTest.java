package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;

/** Commands that share transactions, on a real PostgreSQL. */
class GroupCommitsTest {

    private final TestLedger ledger = new TestLedger();
    private final GroupCommits commits = new GroupCommits(new DataSourceTransactionManager(ledger.database));
    private final JdbcClient sql = ledger.sql;
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @BeforeEach
    void createTable() {
        sql.sql("CREATE TABLE written (n int PRIMARY KEY, xact xid8 DEFAULT pg_current_xact_id())")
                .update();
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    private int write(int n) {
        sql.sql("INSERT INTO written (n) VALUES (?)").param(n).update();
        return n;
    }

    private <T> Future<T> together(Supplier<T> command) {
        return callers.submit(() -> commits.together(command));
    }

    /** Two commands that keep both lanes busy, so that what comes meanwhile must wait, until the latch opens. */
    private List<Future<Integer>> busyLanes(CountDownLatch open) throws InterruptedException {
        List<Future<Integer>> holding = new ArrayList<>();
        for (int lane = 1; lane <= 2; lane++) {
            int n = -lane;
            CountDownLatch busy = new CountDownLatch(1);
            holding.add(together(() -> {
                busy.countDown();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return write(n);
            }));
            busy.await();
        }
        return holding;
    }

    @Test
    void whatComesWhileOthersCommitSharesATransaction() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        List<Future<Integer>> all = new ArrayList<>(busyLanes(open));
        for (int n = 0; n < 40; n++) {
            int mine = n;
            all.add(together(() -> write(mine)));
        }
        TestLedger.waitUntil(() -> commits.waiting() == 40);
        open.countDown();
        for (Future<Integer> each : all) {
            each.get();
        }

        assertThat(count("count(*)")).isEqualTo(42);
        assertThat(count("count(DISTINCT xact)")).isBetween(3, 4);
    }

    @Test
    void oneThatFailsTakesNoOtherWithIt() throws Exception {
        write(7);
        CountDownLatch open = new CountDownLatch(1);
        List<Future<Integer>> good = new ArrayList<>(busyLanes(open));
        for (int n = 0; n < 6; n++) {
            int mine = n;
            good.add(together(() -> write(mine)));
        }
        Future<Integer> bad = together(() -> write(7));
        for (int n = 10; n < 16; n++) {
            int mine = n;
            good.add(together(() -> write(mine)));
        }
        TestLedger.waitUntil(() -> commits.waiting() == 13);
        open.countDown();

        for (Future<Integer> each : good) {
            each.get();
        }
        assertThatThrownBy(bad::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(count("count(*)")).isEqualTo(15);
    }

    @Test
    void withinATransactionItIsPartOfThat() {
        assertThatThrownBy(() -> commits.commit(() -> {
                    commits.together(() -> write(1));
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");

        assertThat(count("count(*)")).isZero();
    }

    @Test
    void aLedgerThatIsNotThereFailsAllAtOnce() throws Exception {
        Commits nowhere = new GroupCommits(new DataSourceTransactionManager(new Unreachable(ledger.database)));
        List<Future<Integer>> all = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            int mine = n;
            all.add(callers.submit(() -> nowhere.together(() -> write(mine))));
        }

        for (Future<Integer> each : all) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(CannotCreateTransactionException.class);
        }
        assertThat(count("count(*)")).isZero();
    }

    /** Under many callers nobody is forgotten, though lanes end and begin all the time. */
    @Test
    void everybodyGetsTheirOwnResult() throws Exception {
        List<Future<Integer>> all = new ArrayList<>();
        for (int n = 0; n < 2_000; n++) {
            int mine = n;
            all.add(together(() -> mine % 100 == 0 ? write(mine) : mine));
        }
        for (int n = 0; n < 2_000; n++) {
            assertThat(all.get(n).get()).isEqualTo(n);
        }
        assertThat(count("count(*)")).isEqualTo(20);
    }

    private int count(String what) {
        return sql.sql("SELECT " + what + " FROM written").query(Integer.class).single();
    }
}
