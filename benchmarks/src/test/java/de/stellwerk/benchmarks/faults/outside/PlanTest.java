package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final int MANY = 2_000;
    private final List<Planned> planned =
            LongStream.range(0, MANY).mapToObj(new Plan(7)::of).toList();

    @Test
    void theSameSeedAndNumberAreTheSameSubmission() {
        Planned again = new Plan(7).of(42);
        assertThat(again.reference()).isEqualTo(planned.get(42).reference());
        assertThat(again.files()).isEqualTo(planned.get(42).files());
        assertThat(again.facts()).isEqualTo(planned.get(42).facts());
        assertThat(new Plan(8).of(42).reference()).isNotEqualTo(again.reference());
    }

    @Test
    void everyReferenceAndContentIsItsOwn() {
        assertThat(planned.stream().map(Planned::reference)).doesNotHaveDuplicates();
        assertThat(planned.stream().map(one -> one.facts().hash())).doesNotHaveDuplicates();
    }

    @Test
    void thereIsSomeOfEverything() {
        assertThat(planned).extracting(Planned::portal).contains(Portal.values());
        assertThat(planned).extracting(Planned::authority).contains(Authority.values());
        assertThat(planned).extracting(Planned::offer).contains(Offer.values());
        assertThat(planned).extracting(Planned::paying).contains(Paying.values());
        assertThat(planned).extracting(Planned::treatment).contains(Treatment.values());
        assertThat(planned).anyMatch(one -> one.attachments().isEmpty());
        assertThat(planned)
                .anyMatch(one -> one.attachments().stream().anyMatch(file -> file.content().length > 100_000));
    }

    @Test
    void onePercentIsSentWithOtherContentAndFiveAgain() {
        assertThat(count(Treatment.ALTERED)).isBetween(MANY / 200, MANY / 50);
        assertThat(count(Treatment.AGAIN)).isBetween(MANY / 30, MANY / 15);
    }

    private int count(Treatment treatment) {
        return (int)
                planned.stream().filter(one -> one.treatment() == treatment).count();
    }

    @Test
    void aCaseIsOfOnePortalTenantAndServiceAndNamesWhoCameBefore() {
        List<Planned> followers =
                planned.stream().filter(one -> one.predecessor() >= 0).toList();
        assertThat(followers).hasSizeGreaterThan(MANY / 20).allSatisfy(follower -> {
            Planned before = planned.get((int) follower.predecessor());
            assertThat(before.caseReference()).isEqualTo(follower.caseReference());
            assertThat(before.portal()).isEqualTo(follower.portal());
            assertThat(before.authority()).isEqualTo(follower.authority());
            assertThat(before.offer()).isEqualTo(Offer.FREE).isEqualTo(follower.offer());
        });
    }
}
