package de.stellwerk.app.faults;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The portal's own ledger: what the hub acknowledged, as JSON lines on disk before {@link #note} returns. A reference that is
 * acknowledged again must get the very same acknowledgement.
 */
final class Acknowledgements implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final FileChannel file;
    private final Map<String, Acknowledged> byReference = new ConcurrentHashMap<>();

    Acknowledgements(Path file) throws IOException {
        this.file = FileChannel.open(file, CREATE, APPEND);
    }

    /** @param attachments the SHA-512 of each attachment that was sent, in hex */
    record Acknowledged(String reference, String id, String receivedAt, String signature, List<String> attachments) {}

    Acknowledged note(Envelope sent, JsonNode answer) throws IOException {
        Acknowledged now = new Acknowledged(
                sent.reference(),
                answer.path("id").asString(),
                answer.path("receivedAt").asString(),
                answer.path("acknowledgement").asString(),
                sent.attachments());
        write(now);
        Acknowledged before = byReference.putIfAbsent(now.reference(), now);
        if (before != null && !before.equals(now)) {
            throw new IllegalStateException("acknowledged in two ways: " + before + " and " + now);
        }
        return now;
    }

    private synchronized void write(Acknowledged acknowledged) throws IOException {
        byte[] line = (JSON.writeValueAsString(acknowledged) + "\n").getBytes(StandardCharsets.UTF_8);
        file.write(ByteBuffer.wrap(line));
        file.force(false);
    }

    /** The hub's ledger is older than this: it may be acknowledged in another way. */
    void forgetAnswerTo(Envelope sent) {
        byReference.remove(sent.reference());
    }

    Collection<Acknowledged> all() {
        return List.copyOf(byReference.values());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
