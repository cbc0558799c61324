package de.stellwerk.benchmarks.faults.outside;

import de.stellwerk.benchmarks.faults.outside.HubClient.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the portals keep: every acknowledgement, and every answer that must not be, on disk before it counts. */
final class Portals implements AutoCloseable {

    static final String SUBMISSIONS = "/api/v1/submissions";
    static final String NO_ANSWER = "no answer";
    private static final int ACCEPTED = 202;

    private final Forms forms;
    private final HubClient hubs;
    private final HubClient again;
    private final Journal acknowledged;
    private final Journal restorations;
    private final Journal oddities;
    private final Map<Long, Acknowledged> byNumber = new ConcurrentHashMap<>();
    private final Map<String, Long> byId = new ConcurrentHashMap<>();

    Portals(Path folder, Forms forms, HubClient hubs) throws IOException {
        this.forms = forms;
        this.hubs = hubs;
        this.again = hubs.unheld();
        this.acknowledged = new Journal(Ledgers.acknowledged(folder));
        this.restorations = new Journal(Ledgers.restorations(folder));
        this.oddities = new Journal(Ledgers.oddities(folder));
    }

    /** Sends it until there is an answer that says something; nothing where it was not acknowledged. */
    Optional<Acknowledged> send(Planned planned) {
        return send(planned, hubs);
    }

    private Optional<Acknowledged> send(Planned planned, HubClient by) {
        Optional<Reply> reply = post(planned, by);
        if (reply.isEmpty()) {
            odd(Figure.AMBIGUOUS, planned, NO_ANSWER);
            return Optional.empty();
        }
        int status = reply.get().status();
        if (status == ACCEPTED) {
            return Optional.of(note(planned, reply.get()));
        }
        if (planned.isValid()) {
            odd(status == 409 ? Figure.IDEMP_ID : Figure.AMBIGUOUS, planned, "a valid one was answered with " + status);
        }
        return Optional.empty();
    }

    /** Other content under its reference. */
    void sendAltered(Planned planned) {
        Optional<Reply> reply = post(planned.altered(), hubs);
        int status = reply.map(Reply::status).orElse(0);
        if (status == 0) {
            odd(Figure.AMBIGUOUS, planned, "no answer to other content");
        } else if (status != 409) {
            odd(Figure.IDEMP_BODY, planned, "other content was answered with " + status);
        }
    }

    private Optional<Reply> post(Planned planned, HubClient by) {
        return by.post(SUBMISSIONS, planned.portal().key(), forms.message(planned));
    }

    private Acknowledged note(Planned planned, Reply reply) {
        Acknowledged now = new Acknowledged(
                planned.number(),
                planned.reference(),
                reply.body().path("id").asString(""),
                reply.body().path("receivedAt").asString(""),
                reply.body().path("contentHash").asString(""),
                Sha512.hex(reply.body().path("acknowledgement").asString("")),
                Instant.now().toString());
        acknowledged.note(now);
        byId.put(now.id(), planned.number());
        byNumber.put(planned.number(), now);
        return now;
    }

    /** The hubs' ledger was restored from a backup begun at this time, and no hub runs that knows what was done since. */
    void restored(Instant from) {
        restorations.note(new Restored(from.toString(), Instant.now().toString()));
    }

    /** What was acknowledged since, in the order of the plan. */
    List<Acknowledged> since(Instant from) {
        return byNumber.values().stream()
                .filter(one -> !Instant.parse(one.at()).isBefore(from))
                .sorted(Comparator.comparingLong(Acknowledged::number))
                .toList();
    }

    /** Hands in again, while everything else is held back. */
    Optional<Acknowledged> sendAgain(Planned planned) {
        return send(planned, again);
    }

    private void odd(Figure figure, Planned planned, String seen) {
        oddities.note(new Oddity(
                figure,
                planned.number(),
                planned.reference(),
                seen,
                Instant.now().toString()));
    }

    Collection<Acknowledged> all() {
        return List.copyOf(byNumber.values());
    }

    Optional<Acknowledged> acknowledgement(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The number of what the hub knows by this id. */
    Optional<Long> number(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public void close() {
        try {
            acknowledged.close();
            restorations.close();
            oddities.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
