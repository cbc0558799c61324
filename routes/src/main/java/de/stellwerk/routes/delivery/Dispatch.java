package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Claims;
import de.stellwerk.routes.ledger.Targets;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Claims a target's due deliveries and works on them, as many at a time as this hub has slots. A delivery whose last claim was
 * never recorded runs in a lane of its own, one at a time, so that a poisonous one takes as few others down with it as possible.
 */
@Component
public class Dispatch {

    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private final AttachedTargets targets;
    private final Targets ledger;
    private final Claims claims;
    private final DeliveryRun run;
    private final Wakes wakes;
    private final Semaphore slots;
    private final Semaphore suspectLane = new Semaphore(1);
    private final Set<Long> working = ConcurrentHashMap.newKeySet();
    private final Set<String> hungry = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newCachedThreadPool();

    Dispatch(
            AttachedTargets targets,
            Targets ledger,
            Claims claims,
            DeliveryRun run,
            Wakes wakes,
            DeliverySettings settings) {
        this.targets = targets;
        this.ledger = ledger;
        this.claims = claims;
        this.run = run;
        this.wakes = wakes;
        this.slots = new Semaphore(settings.slots());
    }

    /** The message named a target that neither this hub's catalogue nor the ledger knows. */
    public static final class UnknownTarget extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
    }

    public void work(String name) {
        Optional<AttachedTarget> found = targets.named(name);
        if (found.isEmpty() && name.matches("[a-z0-9-]+") && ledger.isKnown(name)) {
            return;
        }
        AttachedTarget target = found.orElseThrow(UnknownTarget::new);
        try {
            take(target, slots, Math.min(slots.availablePermits(), target.concurrency()), false);
            take(target, suspectLane, suspectLane.availablePermits(), true);
        } catch (DataAccessException | TransactionException e) {
            log.warn("The ledger does not answer; the sweep will find the due work of target={}", name);
        }
    }

    private void take(AttachedTarget target, Semaphore from, int wanted, boolean suspects) {
        if (wanted < 1 || !from.tryAcquire(wanted)) {
            hungry.add(target.name());
            return;
        }
        List<Claim> claimed = List.of();
        try {
            Claims.Batch batch = claims.claim(new Claims.Request(
                    target.name(),
                    wanted,
                    target.concurrency(),
                    target.perSecond(),
                    target.drainPerSecond(),
                    suspects));
            claimed = batch.claims();
            if (batch.more()) {
                callAgain(target.name(), claimed.isEmpty());
            }
        } finally {
            from.release(wanted - claimed.size());
        }
        claimed.forEach(claim -> begin(claim, target, from));
    }

    private void callAgain(String target, boolean whenOneIsDone) {
        if (whenOneIsDone) {
            hungry.add(target);
        } else {
            wakes.wake(List.of(target));
        }
    }

    private void begin(Claim claim, AttachedTarget target, Semaphore slot) {
        working.add(claim.fence());
        try {
            workers.execute(() -> work(claim, target, slot));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            working.remove(claim.fence());
            slot.release();
            log.warn("No thread for delivery {}; the sweep gives it back", claim.delivery());
        }
    }

    /** The fences of the claims that somebody on this hub works on. */
    Set<Long> working() {
        return Set.copyOf(working);
    }

    private void work(Claim claim, AttachedTarget target, Semaphore slot) {
        try {
            run.run(claim, target);
        } finally {
            working.remove(claim.fence());
            slot.release();
            if (hungry.remove(target.name())) {
                wakes.wake(List.of(target.name()));
            }
        }
    }

    /** Lets what is under way end; what does not in time is recovered by whoever is alive. */
    @PreDestroy
    void close() throws InterruptedException {
        workers.shutdown();
        if (!workers.awaitTermination(20, TimeUnit.SECONDS)) {
            workers.shutdownNow();
        }
    }
}
