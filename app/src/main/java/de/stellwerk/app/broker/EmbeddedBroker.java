package de.stellwerk.app.broker;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Artemis inside the hub, reachable from this process only, its journal under the hub's data directory. */
final class EmbeddedBroker implements AutoCloseable {

    private static final AtomicInteger SERVERS = new AtomicInteger();

    private final EmbeddedActiveMQ broker;
    private final int server;

    private EmbeddedBroker(EmbeddedActiveMQ broker, int server) {
        this.broker = broker;
        this.server = server;
    }

    /**
     * Starts it and makes sure that it runs: Artemis itself only logs a failed start.
     *
     * @throws BrokerDoesNotStart when it does not serve
     */
    static EmbeddedBroker start(Path directory) {
        int server = SERVERS.getAndIncrement();
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        try {
            broker.setConfiguration(BrokerLayout.in(directory, server));
            broker.start();
        } catch (Exception e) {
            throw new BrokerDoesNotStart("the embedded broker does not start: " + e.getMessage(), e);
        }
        EmbeddedBroker started = new EmbeddedBroker(broker, server);
        started.requireActive(directory);
        return started;
    }

    /** The client's address of it. */
    String url() {
        return "vm://" + server;
    }

    boolean isActive() {
        return server().isActive();
    }

    ActiveMQServer server() {
        return broker.getActiveMQServer();
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker does not stop", e);
        }
    }

    private void requireActive(Path directory) {
        if (!isActive()) {
            close();
            throw new BrokerDoesNotStart("the embedded broker does not become active on " + directory
                    + ": another process holds its journal, or the journal cannot be read (see the log before this). What it"
                    + " holds are wake-ups and undelivered dead letters; the ledger is complete without it");
        }
    }
}
