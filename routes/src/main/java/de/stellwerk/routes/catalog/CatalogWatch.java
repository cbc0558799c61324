package de.stellwerk.routes.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folder and the ledger for another catalogue. A folder's is taken when two looks in a row found the same files,
 * so that nobody reads while somebody writes.
 */
final class CatalogWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CatalogWatch.class);
    private static final int SHARE_OF_TIME = 10;

    private final Catalogs catalogs;
    private final Optional<CatalogFolder> folder;
    private final Duration pause;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "catalogue");
        thread.setDaemon(true);
        return thread;
    });
    private String lastTrouble;
    private boolean changing;
    private Map<String, CatalogFolder.Stamp> lastLook;

    CatalogWatch(Catalogs catalogs, Optional<CatalogFolder> folder, Duration pause) {
        this.catalogs = catalogs;
        this.folder = folder;
        this.pause = pause;
    }

    void start() {
        clock.schedule(this::lookAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looking at a large catalogue takes time: no more than a tenth of one core, but for the second look at a change. */
    private void lookAgain() {
        long started = System.nanoTime();
        try {
            look();
            lastTrouble = null;
        } catch (RuntimeException e) {
            warnOnce(e.toString());
        }
        long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        long rest = changing ? 0 : spent * SHARE_OF_TIME;
        clock.schedule(this::lookAgain, Math.max(pause.toMillis(), rest), TimeUnit.MILLISECONDS);
    }

    private void warnOnce(String trouble) {
        if (!trouble.equals(lastTrouble)) {
            log.warn("The catalogue could not be looked at; the hub goes on trying: {}", trouble);
        }
        lastTrouble = trouble;
    }

    void look() {
        catalogs.takeNewest();
        folder.ifPresent(this::look);
    }

    private void look(CatalogFolder watched) {
        Map<String, CatalogFolder.Stamp> now = watched.stamps();
        boolean atRest = now.equals(lastLook);
        lastLook = now;
        boolean changed = !now.equals(watched.taken());
        changing = changed && !atRest;
        if (changed && atRest) {
            catalogs.take(watched);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
