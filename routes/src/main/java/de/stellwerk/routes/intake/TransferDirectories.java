package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Channels;
import de.stellwerk.routes.catalog.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what portals put into their transfer directories, one folder per case, once it is complete. Hubs that share a
 * directory need not know of each other: a case that two of them take is one submission, and a folder that is gone is done.
 */
@Component
class TransferDirectories {

    private static final Logger log = LoggerFactory.getLogger(TransferDirectories.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** A folder as it was found, unchanged since then; by the hub's own clock, for times of files may be anything. */
    private record Seen(FolderState state, long since) {}

    private final Catalogs catalogs;
    private final Arriving arriving;
    private final IntakeSettings settings;
    private final Turns turns = new Turns(System::nanoTime);
    private final Waits waits = new Waits(System::nanoTime, Duration.ofHours(1));
    private final Waits stuck = new Waits(System::nanoTime, Duration.ofHours(1));
    private final Troubles troubles = new Troubles(log);
    private final Map<Path, Seen> seen = new HashMap<>();

    TransferDirectories(Catalogs catalogs, Arriving arriving, IntakeSettings settings) {
        this.catalogs = catalogs;
        this.arriving = arriving;
        this.settings = settings;
    }

    void look() {
        catalogs.current().portals().values().forEach(portal -> portal.channels()
                .directory()
                .filter(directory -> turns.take(portal.id(), directory.every()))
                .ifPresent(directory -> look(portal, directory)));
    }

    /** One thread at a time. */
    synchronized void look(Portal portal, Channels.Directory directory) {
        if (!Files.isDirectory(directory.path())) {
            troubles.met(portal.id(), "the transfer directory does not exist or cannot be entered");
            return;
        }
        try {
            boolean well = true;
            for (CaseFolder folder : folders(directory.path())) {
                well &= look(portal, directory, folder);
            }
            if (well) {
                troubles.over(portal.id());
            }
        } catch (LedgerAway e) {
            troubles.met(portal.id(), "the ledger takes nothing now; the transfer directory waits");
        } catch (IOException | UncheckedIOException e) {
            troubles.met(portal.id(), "the transfer directory cannot be read: " + kind(e));
        }
    }

    /** The hub can store nothing now. */
    private static final class LedgerAway extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Answers whether nothing is amiss on the hub's side: one folder that cannot be handled must not keep back the others. */
    private boolean look(Portal portal, Channels.Directory directory, CaseFolder folder) {
        try {
            FolderState state = folder.state();
            String key = key(folder, state);
            if (!stuck.isOver(key)) {
                return false;
            }
            if (isComplete(folder, state, directory.quiet()) && waits.isOver(key)) {
                settleUnlessStuck(portal, folder, state);
            }
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException | UncheckedIOException e) {
            return e.getCause() instanceof NoSuchFileException || unreadable(portal, e);
        }
    }

    private boolean unreadable(Portal portal, Exception failure) {
        troubles.met(portal.id(), "a folder cannot be read, moved or answered: " + kind(failure));
        return false;
    }

    /** All of a folder is read and staged before it is known to be stored already: not at every look. */
    private void settleUnlessStuck(Portal portal, CaseFolder folder, FolderState state) throws IOException {
        try {
            if (!new FolderAnswers(folder).isRefused(state)) {
                settle(portal, folder, state);
            }
        } catch (IOException | UncheckedIOException e) {
            stuck.lengthen(key(folder, state), FIRST_PAUSE);
            throw e;
        }
    }

    private void settle(Portal portal, CaseFolder folder, FolderState state) throws IOException {
        Arriving.Outcome outcome;
        try {
            outcome = taken(portal, folder, state);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            waits.lengthen(key(folder, state), FIRST_PAUSE);
            log.error("portal={}: a folder could not be taken for a reason of our own", portal.id(), Problems.bare(e));
            return;
        }
        if (outcome instanceof Arriving.Later) {
            throw new LedgerAway();
        }
        if (!folder.state().equals(state)) {
            return; // somebody has written meanwhile: the next look decides
        }
        FolderAnswers answers = new FolderAnswers(folder);
        if (outcome instanceof Arriving.Stored stored) {
            answers.accept(stored.answer().id(), arriving.document(stored));
            seen.remove(folder.path());
        } else if (outcome instanceof Arriving.Refused refused) {
            answers.refuse(state, arriving.document(refused));
        }
    }

    private Arriving.Outcome taken(Portal portal, CaseFolder folder, FolderState state) {
        try {
            return arriving.take(
                    portal.id(), folder.content(state, portal.format().fileEnding(), settings));
        } catch (Refusal refusal) {
            return new Arriving.Refused(refusal);
        }
    }

    /** Marked by the portal, or at rest. An empty folder says nothing yet. */
    private boolean isComplete(CaseFolder folder, FolderState state, Duration quiet) {
        Seen before = seen.get(folder.path());
        if (before == null || !before.state().equals(state)) {
            before = new Seen(state, System.nanoTime());
            seen.put(folder.path(), before);
        }
        return state.isMarked() || !state.entries().isEmpty() && System.nanoTime() - before.since() >= quiet.toNanos();
    }

    private List<CaseFolder> folders(Path directory) throws IOException {
        List<CaseFolder> all;
        try (Stream<Path> entries = Files.list(directory)) {
            all = entries.filter(entry -> !FolderState.isHidden(entry))
                    .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .map(CaseFolder::new)
                    .filter(CaseFolder::isUsable)
                    .toList();
        }
        forgetAllBut(directory, all.stream().map(CaseFolder::path).collect(Collectors.toSet()));
        return all;
    }

    private void forgetAllBut(Path directory, Set<Path> there) {
        seen.keySet().removeIf(path -> directory.equals(path.getParent()) && !there.contains(path));
        Predicate<String> gone = key -> {
            Path path = Path.of(key.substring(key.indexOf(' ') + 1));
            return directory.equals(path.getParent()) && !there.contains(path);
        };
        waits.forget(gone);
        stuck.forget(gone);
    }

    /** Another one when the folder has changed. */
    private static String key(CaseFolder folder, FolderState state) {
        return state.fingerprint() + " " + folder.path();
    }

    /** The class tells enough; texts hold names that portals have chosen. */
    private static String kind(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }
}
