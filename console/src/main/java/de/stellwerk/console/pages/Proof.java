package de.stellwerk.console.pages;

import de.stellwerk.routes.ledger.Reconciliation;
import de.stellwerk.routes.ledger.Reconciliation.Report;
import de.stellwerk.routes.ledger.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The latest proof that nothing is unaccounted for. It reads the whole ledger, so it is made aside, one at a time, and again only
 * when it is a minute old, or thirty times as old as it took.
 */
@Component
final class Proof implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Proof.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final int TIMES_AS_LONG = 30;
    private static final long PATIENCE_MILLIS = 400;
    private static final int MOST_SCOPES = 200;

    private final Reconciliation reconciliation;
    private final Map<Scope, Report> latest = new ConcurrentHashMap<>();
    private final Map<Scope, CompletableFuture<Report>> running = new ConcurrentHashMap<>();
    private final ExecutorService aside = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "proof");
        thread.setDaemon(true);
        return thread;
    });

    Proof(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /** What is known now, after a moment's waiting for a new one where one is due; empty while the first is being made. */
    Optional<Report> of(Scope scope) {
        Report known = latest.get(scope);
        if (known != null && !isStale(known)) {
            return Optional.of(known);
        }
        try {
            return Optional.of(begun(scope).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException later) {
            return Optional.ofNullable(known);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.ofNullable(known);
        }
    }

    private static boolean isStale(Report report) {
        Duration good = Duration.ofMillis(report.tookMillis() * TIMES_AS_LONG);
        return report.asOf()
                .plus(good.compareTo(GOOD_FOR) > 0 ? good : GOOD_FOR)
                .isBefore(Instant.now());
    }

    private CompletableFuture<Report> begun(Scope scope) {
        return running.computeIfAbsent(scope, wanted -> {
            CompletableFuture<Report> future = new CompletableFuture<>();
            aside.execute(() -> make(wanted, future));
            return future;
        });
    }

    private void make(Scope scope, CompletableFuture<Report> future) {
        try {
            Report report = reconciliation.report(scope);
            if (latest.size() >= MOST_SCOPES) {
                latest.clear();
            }
            latest.put(scope, report);
            future.complete(report);
        } catch (RuntimeException failed) {
            log.warn("The reconciliation did not run: {}", failed.getClass().getSimpleName());
            future.completeExceptionally(failed);
        } finally {
            running.remove(scope);
        }
    }

    @Override
    public void destroy() {
        aside.shutdownNow();
    }
}
