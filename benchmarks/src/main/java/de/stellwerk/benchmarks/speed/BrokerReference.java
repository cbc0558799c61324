package de.stellwerk.benchmarks.speed;

import de.stellwerk.benchmarks.processes.Artemis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * R1: how many persistent messages of the form's size a second go through the same broker, 32 producers, each waiting for its
 * confirmation. The hub's own messages are not persistent; this measures the machine, not the hub.
 */
final class BrokerReference {

    private static final Pattern RECEIVED = Pattern.compile("--- received:\\s+(\\d+) msg/sec");
    private static final String WARMED_UP = "--- warmup false";

    /** Without it the client does not wait for confirmations, and overstates. */
    private static final String CONFIRMED = "confirmationWindowSize=10485760";

    private BrokerReference() {}

    static double perSecond(Artemis artemis, Duration warmUp, Duration time) throws IOException {
        return average(artemis.perfClient(
                CONFIRMED,
                List.of(
                        "--persistent",
                        "--producers=32",
                        "--message-size=6144",
                        "--warmup=" + warmUp.toSeconds(),
                        // It counts the warm-up in.
                        "--duration=" + warmUp.plus(time).toSeconds()),
                "queue://REFERENCE"));
    }

    /**
     * The mean of what it says each second after its warm-up.
     *
     * @throws IllegalStateException when it says nothing of the kind
     */
    static double average(String said) {
        int warm = Math.max(0, said.indexOf(WARMED_UP));
        return RECEIVED.matcher(said.substring(warm))
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .average()
                .orElseThrow(() -> new IllegalStateException("artemis perf client told no rate: " + said));
    }
}
