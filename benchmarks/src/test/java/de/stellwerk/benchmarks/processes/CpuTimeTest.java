package de.stellwerk.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTimeTest {

    @Test
    void readsTicksBehindANameThatLooksLikeFields() {
        String stat = "7 (a) S 1 (b) R 1 7 7 0 -1 4194560 9 8 7 6 100 50 25 5 20 0 1 0 1 1 1";

        assertThat(CpuTime.micros(stat)).isEqualTo(1_800_000);
    }

    @Test
    void whatThisProcessCostGrows() {
        long before = CpuTime.ofTree(ProcessHandle.current().pid());
        long until = System.nanoTime() + 60_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }

        assertThat(CpuTime.ofTree(ProcessHandle.current().pid())).isGreaterThan(before);
    }

    @Test
    void whoIsNotThereCostsNothing() {
        assertThat(CpuTime.ofTree(Long.MAX_VALUE)).isZero();
    }
}
