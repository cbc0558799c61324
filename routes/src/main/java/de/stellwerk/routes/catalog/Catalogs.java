package de.stellwerk.routes.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue in force.
 *
 * <p>A folder's catalogue is taken over as a whole or not at all. What is accepted lies in the ledger, and every hub uses the
 * newest there.
 */
public final class Catalogs {

    private static final Logger log = LoggerFactory.getLogger(Catalogs.class);

    private final CatalogReader reader;
    private final FormChecks forms;
    private final FeeChecks fees = new FeeChecks();
    private final CatalogStore store;
    private final TargetsInUse inUse;
    private final String acceptedBy;
    private volatile Catalog current;
    private volatile List<Defect> defects = List.of();
    private volatile long seen;

    Catalogs(CatalogReader reader, FormChecks forms, CatalogStore store, TargetsInUse inUse, String acceptedBy) {
        this.reader = reader;
        this.forms = forms;
        this.store = store;
        this.inUse = inUse;
        this.acceptedBy = acceptedBy;
    }

    /** The catalogue in force. */
    public Catalog current() {
        return current;
    }

    /**
     * What is wrong with the catalogue that was refused last, also at start; empty when a better one was taken over since.
     */
    public List<Defect> defects() {
        return defects;
    }

    /**
     * Starts with the folder's catalogue, or with the accepted one when there is no folder, or its catalogue is bad or was
     * already replaced by a newer one.
     *
     * @throws CatalogRefused naming every defect when there is neither
     */
    void start(Optional<CatalogFolder> folder) {
        folder.ifPresent(this::takeUnlessReplaced);
        if (current == null && !takeNewest()) {
            throw new CatalogRefused(
                    defects.isEmpty()
                            ? List.of(new Defect(
                                    "", 1, "there is no folder to take a catalogue from, and none was accepted before"))
                            : defects);
        }
    }

    /** A hub that comes back with what lies in its folder since long ago must not take everybody back there. */
    private synchronized void takeUnlessReplaced(CatalogFolder folder) {
        try {
            Snapshot snapshot = folder.snapshot();
            if (store.wasReplaced(snapshot.version())) {
                log.warn(
                        "The folder holds catalogue {}, which a newer one has replaced: the newest in the ledger is used."
                                + " To go back on purpose, touch a file of the folder while the hub runs",
                        snapshot.version().substring(0, 12));
                return;
            }
            take(snapshot);
        } catch (CatalogRefused e) {
            refuse(e);
        }
    }

    /** Takes over the folder's catalogue if it is good and another one; else keeps the old one and the defects. */
    synchronized void take(CatalogFolder folder) {
        try {
            take(folder.snapshot());
        } catch (CatalogRefused e) {
            refuse(e);
        }
    }

    private void take(Snapshot snapshot) {
        if (current != null && current.version().equals(snapshot.version())) {
            defects = List.of();
            return;
        }
        Draft draft = checked(snapshot, inUse.names());
        use(draft.catalog(), store.accept(snapshot, draft.services().values(), acceptedBy));
    }

    /** Takes over what another hub has accepted since. Answers whether there is an accepted catalogue in force. */
    synchronized boolean takeNewest() {
        Optional<CatalogStore.Accepted> newest = store.newest().filter(accepted -> accepted.id() > seen);
        if (newest.isEmpty()) {
            return current != null;
        }
        takeAccepted(newest.get());
        return current != null;
    }

    /** Seen is what was used or refused; what could not be loaded is tried again. */
    private void takeAccepted(CatalogStore.Accepted newest) {
        if (current == null || !current.version().equals(newest.hash())) {
            try {
                use(checked(store.load(newest.hash()), Set.of()).catalog(), newest);
            } catch (CatalogRefused e) {
                refuse(e);
            }
        }
        seen = newest.id();
    }

    private Draft checked(Snapshot snapshot, Set<String> neededTargets) {
        Draft draft = reader.read(snapshot);
        List<Defect> found = Stream.of(
                        draft.ownDefects(),
                        CrossChecks.of(draft).stream(),
                        fees.of(draft).stream(),
                        forms.of(draft).stream(),
                        missing(neededTargets, draft))
                .flatMap(stream -> stream)
                .sorted()
                .toList();
        if (!found.isEmpty()) {
            throw new CatalogRefused(found);
        }
        return draft;
    }

    private static Stream<Defect> missing(Set<String> neededTargets, Draft draft) {
        return neededTargets.stream()
                .filter(name -> !draft.targets().containsKey(name) && !draft.tells(name))
                .map(name -> Callback.portalOf(name)
                        .map(portal -> new Defect(
                                "portals/" + portal + ".yml",
                                1,
                                "the callback cannot be removed: the portal has yet to be told of submissions"))
                        .orElseGet(() -> new Defect(
                                "targets/" + name + "/target.yml",
                                1,
                                "the target cannot be removed: unfinished deliveries are bound for it")));
    }

    private void use(Catalog catalog, CatalogStore.Accepted accepted) {
        defects = current == null ? defects : List.of();
        current = catalog;
        seen = accepted.id();
        log.info(
                "Catalogue {}: {} services, {} tenants, {} portals, {} targets",
                catalog.version().substring(0, 12),
                catalog.services().size(),
                catalog.tenants().size(),
                catalog.portals().size(),
                catalog.targets().size());
    }

    private void refuse(CatalogRefused refused) {
        List<Defect> found = new ArrayList<>(refused.defects());
        if (!found.equals(defects)) {
            log.error("{}{}", refused.getMessage(), current == null ? "" : "\nThe catalogue before it stays in force.");
        }
        defects = List.copyOf(found);
    }
}
