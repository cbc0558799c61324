package de.stellwerk.benchmarks.pieces;

import de.stellwerk.routes.ledger.Vault;
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
import org.openjdk.jmh.annotations.Warmup;

/** What one thread needs for each piece, in microseconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class Pieces {

    private static final String PLACE = "benchmark";

    private Vault vault;
    private byte[] sealed;

    /** Seals once what is opened later. */
    @Setup
    public void prepare(RunningHub hub, SentForms forms) {
        vault = hub.part(Vault.class);
        sealed = vault.sealOwn(PLACE, forms.antrag());
    }

    /** Parse and validate, JSON Schema. */
    @Benchmark
    public Object readAndValidateJson(SentForms forms) {
        return forms.readJson();
    }

    /** Parse and validate, XML Schema. */
    @Benchmark
    public Object readAndValidateXml(SentForms forms) {
        return forms.readXml();
    }

    /** JSON form to valid Antrag document. */
    @Benchmark
    public Object mapJson(SentForms forms) {
        return forms.mapJson();
    }

    /** XML form to valid Antrag document. */
    @Benchmark
    public Object mapXml(SentForms forms) {
        return forms.mapXml();
    }

    /** AES-256-GCM of an Antrag document. */
    @Benchmark
    public Object seal(SentForms forms) {
        return vault.sealOwn(PLACE, forms.antrag());
    }

    /** The way back. */
    @Benchmark
    public Object open() {
        return vault.openOwn(PLACE, sealed);
    }
}
