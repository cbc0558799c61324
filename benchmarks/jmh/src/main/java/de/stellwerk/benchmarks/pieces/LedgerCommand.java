package de.stellwerk.benchmarks.pieces;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.benchmarks.speed.Form;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.ledger.Acceptance;
import de.stellwerk.routes.ledger.Acceptances;
import de.stellwerk.routes.ledger.Filing;
import de.stellwerk.routes.ledger.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** How many acceptances a second become durable, one portal alone and 32 together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class LedgerCommand {

    private static final String HASH = "0".repeat(128);

    private Acceptances acceptances;
    private Vault vault;
    private Service service;

    /** Needs the hub's ledger only. */
    @Setup
    public void prepare(RunningHub hub) {
        acceptances = hub.part(Acceptances.class);
        vault = hub.part(Vault.class);
        service = hub.service();
    }

    /** Each commit has the disk to itself. */
    @Benchmark
    @Threads(1)
    public Object acceptAlone(SentForms forms) {
        return accept(forms);
    }

    /** Commits are shared. */
    @Benchmark
    @Threads(32)
    public Object acceptTogether(SentForms forms) {
        return accept(forms);
    }

    private Acceptance.Outcome accept(SentForms forms) {
        String key = service.keys().get(0);
        UUID id = UUID.randomUUID();
        return acceptances.accept(new Acceptance(
                vault.newKey(id),
                Instant.now(),
                "json",
                id.toString(),
                Optional.empty(),
                service.id(),
                key,
                service.pin(),
                "json",
                "benchmark",
                new Filing(
                        new Delivery.Service(key, Service.urn(key), service.name()),
                        new Delivery.Tenant(Form.AREA, "Musterstadt", "")),
                Form.AREA,
                true,
                Optional.empty(),
                HASH,
                forms.json(),
                Optional.of(forms.antrag()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Acceptance.Planned("specialist", "benchmark", 0, 0)),
                List.of(),
                "header.payload.signature",
                Optional.empty()));
    }
}
