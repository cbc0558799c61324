package de.stellwerk.benchmarks.faults.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A DMS or a specialist system, with a target for each tenant under {@code /<target>}: {@code POST /<target>/antraege} is an effect
 * under the header Idempotency-Key, answered with 201 and a Location; {@code GET} of that location, {@code /<target>/effects/<key>},
 * tells whether it is there. Some targets recognise a repeated key; at the others it is a second effect. What was done stands on disk
 * before it is answered.
 */
public final class Sink implements Neighbour {

    private final String name;
    private final Set<String> recognising;
    private final Journal ledger;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Map<String, Boolean> reached = new ConcurrentHashMap<>();
    private final AtomicLong effects = new AtomicLong();
    private final Door door;

    /** @param recognising targets that recognise a repeated key */
    Sink(String name, Path folder, Set<String> recognising) throws IOException {
        this.name = name;
        this.recognising = Set.copyOf(recognising);
        this.ledger = new Journal(Ledgers.effects(folder, name));
        this.door = Door.open(new Door.Work() {
            @Override
            public Answer answer(Request request) {
                return Sink.this.answer(request);
            }

            @Override
            public void refused(Request request) {
                if (request.method().equals("POST")) {
                    ledger.note(effect(request, 0, Effect.REFUSED));
                }
            }
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI address() {
        return door.address();
    }

    @Override
    public void behave(Misbehaviour behaviour) {
        door.behave(behaviour);
    }

    @Override
    public int atWork() {
        return door.atWork();
    }

    @Override
    public long hits() {
        return door.hits();
    }

    /** How many effects there were. */
    public long effects() {
        return effects.get();
    }

    /** Whether something of this reference was done at this target. */
    boolean has(String target, String reference) {
        return reached.containsKey(target + " " + reference);
    }

    /** How many different submissions reached their targets here. */
    long reached() {
        return reached.size();
    }

    /** The address of what was done there for this reference, as a clerk would look it up. */
    Optional<String> lookUp(String target, String reference) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().equals(target + " " + reference))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static String address(String target, String key) {
        return "/" + target + "/effects/" + key;
    }

    private Answer answer(Request request) {
        if (request.method().equals("POST")) {
            return take(request);
        }
        boolean there = !request.path().contains("/effects/") || known.containsKey(request.path());
        return there ? Answer.at(200, request.path()) : Answer.of(404);
    }

    private Answer take(Request request) {
        String key = request.header("Idempotency-Key");
        if (key.isEmpty()) {
            return Answer.of(400);
        }
        String address = address(target(request), key);
        synchronized (known) {
            boolean repeat = recognising.contains(target(request)) && known.containsKey(address);
            Effect effect = repeat
                    ? effect(request, 0, Effect.REPEAT)
                    : effect(request, effects.incrementAndGet(), Effect.DONE);
            ledger.note(effect);
            known.put(address, effect.target() + " " + effect.reference());
            reached.put(effect.target() + " " + effect.reference(), true);
        }
        return Answer.at(201, address);
    }

    private Effect effect(Request request, long number, String kind) {
        Parts parts = Parts.of(request);
        byte[] document = parts.named("antrag").stream().findFirst().orElse(new byte[0]);
        AntragReader antrag = AntragReader.of(document);
        List<String> files =
                parts.named("anlage").stream().map(Sha512::hex).sorted().toList();
        return new Effect(
                number,
                kind,
                target(request),
                antrag.ars(),
                request.header("Idempotency-Key"),
                antrag.portal(),
                antrag.reference(),
                antrag.caseReference(),
                antrag.facts().hash(),
                Sha512.hex(document),
                parts.named("pdf").stream().anyMatch(pdf -> pdf.length > 0),
                files,
                Instant.now().toString());
    }

    private static String target(Request request) {
        return request.path().split("/")[1];
    }

    @Override
    public void close() {
        door.close();
        try {
            ledger.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
