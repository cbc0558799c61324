package de.stellwerk.adapter.demo;

import static de.stellwerk.adapter.testkit.DeliveryBuilder.aDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.demo.DemoSettings.Behaviour;
import de.stellwerk.adapter.testkit.AdapterContract;
import de.stellwerk.adapter.testkit.Effect;
import de.stellwerk.adapter.testkit.Fault;
import de.stellwerk.adapter.testkit.RecordingSteps;
import de.stellwerk.adapter.testkit.TargetUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAdapterTest implements AdapterContract<DemoSettings> {

    @TempDir
    private Path directory;

    @Override
    public Adapter<DemoSettings> adapter() {
        return new DemoAdapter();
    }

    @Override
    public TargetUnderTest<DemoSettings> target() {
        return new DemoTarget(directory.resolve("effects.jsonl"));
    }

    @Test
    void a_crash_is_not_dressed_up() {
        DemoSettings crashing = behaving(Behaviour.CRASH, null, false);

        assertThatThrownBy(() -> adapter().deliver(newDelivery(), RecordingSteps.forgetful(), crashing))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_a_ledger_nobody_can_tell() {
        RecordingSteps steps = RecordingSteps.forgetful();
        DemoSettings swallowing = behaving(Behaviour.SWALLOW, null, false);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> adapter().deliver(aDelivery().withKey("k").build(), steps, swallowing))
                    .isInstanceOf(OutcomeUnknown.class);
        }
        assertThat(steps.acted()).containsExactly("accept");
    }

    @Test
    void a_repeated_key_is_recognised_where_the_settings_say_so() throws DeliveryFailure {
        DemoSettings wise = behaving(Behaviour.ACCEPT, directory.resolve("effects.jsonl"), true);

        for (int attempt = 0; attempt < 2; attempt++) {
            adapter().deliver(aDelivery().withKey("k").build(), RecordingSteps.towards(true), wise);
        }
        assertThat(target().effects()).containsExactly(new Effect("k", "vorgang"));
    }

    @Test
    void repeats_cannot_be_recognised_without_a_ledger() {
        assertThatIllegalArgumentException().isThrownBy(() -> behaving(Behaviour.ACCEPT, null, true));
    }

    private static DemoSettings behaving(Behaviour behaviour, Path ledger, boolean recognisesRepeats) {
        return new DemoSettings(behaviour, ledger, Duration.ofMillis(300), recognisesRepeats);
    }

    private record DemoTarget(Path ledger) implements TargetUnderTest<DemoSettings> {

        @Override
        public DemoSettings settings() {
            return behaving(Behaviour.ACCEPT, ledger, false);
        }

        @Override
        public List<Effect> effects() {
            try {
                return Files.notExists(ledger)
                        ? List.of()
                        : Files.readAllLines(ledger).stream()
                                .map(DemoTarget::effect)
                                .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Effect effect(String line) {
            return new Effect(line.replaceAll(".*\"key\":\"([^\"]*)\".*", "$1"), "vorgang");
        }

        @Override
        public Set<Fault> faults() {
            return EnumSet.allOf(Fault.class);
        }

        @Override
        public DemoSettings broken(Fault fault) {
            return behaving(
                    switch (fault) {
                        case DOWN -> Behaviour.UNAVAILABLE;
                        case MISCONFIGURED -> Behaviour.MISCONFIGURED;
                        case REFUSES -> Behaviour.REFUSE;
                        case HANGS -> Behaviour.HANG;
                        case SWALLOWS_ANSWER -> Behaviour.SWALLOW;
                    },
                    ledger,
                    false);
        }

        @Override
        public void mend() {
            // every fault is a matter of settings here
        }
    }
}
