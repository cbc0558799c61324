package de.stellwerk.benchmarks.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A faultless world has no findings, and one planted fault is found as what it is, and as nothing else. */
class BalanceTest {

    private final Honest world = Honest.world();

    @Test
    void aFaultlessHubIsClean() {
        assertThat(world.figures().findings()).isEmpty();
        assertThat(world.figures().isClean()).isTrue();
        assertThat(world.figures().submissions()).isGreaterThan(300);
    }

    @Test
    void whatTheHubDoesNotKnowIsLost() {
        world.hub.remove(Honest.id(world.aFreeOne()));
        assertOnly(Figure.LOST);
    }

    @Test
    void aMissingAttachmentIsPartial() {
        Planned planned = world.aFreeOne();
        replace(
                planned,
                planned.files().subList(1, planned.files().size()),
                planned.facts().hash(),
                true);
        assertOnly(Figure.PARTIAL);
    }

    @Test
    void aMissingPdfIsPartial() {
        Planned planned = world.aFreeOne();
        replace(planned, planned.files(), planned.facts().hash(), false);
        assertOnly(Figure.PARTIAL);
    }

    @Test
    void aMissingDeliveryIsPartial() {
        Planned planned = world.aFreeOne();
        world.effects.remove(world.effectOf(planned));
        HubSays whole = Honest.says(planned);
        List<HubSays.Delivery> rest = whole.deliveries().subList(1, 2);
        world.hub.put(whole.id(), new HubSays(whole.id(), whole.reference(), whole.state(), "", "", rest));
        assertOnly(Figure.PARTIAL);
    }

    @Test
    void whatStaysUnderWayIsStuck() {
        Planned planned = world.aFreeOne();
        world.effects.removeIf(effect -> effect.reference().equals(planned.reference()));
        world.says(planned, "in-flight", "", "", "in-flight");
        assertOnly(Figure.STUCK);
    }

    @Test
    void aSecondEffectIsOneTooMany() {
        world.effects.add(world.effects.get(world.effectOf(world.aFreeOne())));
        assertOnly(Figure.DUP_EFFECT);
    }

    @Test
    void aSecondEffectMayBeOrdered() {
        Planned planned = world.aFreeOne();
        world.effects.add(under("another", world.effects.get(world.effectOf(planned))));
        order(planned);
        assertThat(world.figures().findings()).isEmpty();
    }

    @Test
    void anOrderDoesNotAllowASecondEffectUnderTheOldKey() {
        Planned planned = world.aFreeOne();
        world.effects.add(world.effects.get(world.effectOf(planned)));
        order(planned);
        assertOnly(Figure.DUP_EFFECT);
    }

    private void order(Planned planned) {
        String target = planned.targets().get(0);
        world.orders.add(new Ordered(Ordered.AGAIN, Honest.id(planned), target, ""));
    }

    private void acknowledgedAgain(Planned planned, String id, String at) {
        world.acknowledged.add(
                new Acknowledged(planned.number(), planned.reference(), id, "later", "content", "proof", at));
        HubSays before = Honest.says(planned);
        world.hub.remove(before.id());
        world.hub.put(
                id,
                new HubSays(
                        id,
                        before.reference(),
                        before.state(),
                        before.payment(),
                        before.amount(),
                        before.deliveries()));
    }

    @Test
    void whatARestoredLedgerHasForgottenGetsAnotherId() {
        world.restorations.add(new Restored("2026-11-27T08:00:00Z", "2026-11-27T10:00:00Z"));
        acknowledgedAgain(world.aFreeOne(), "another", "2026-11-27T10:30:00Z");
        assertThat(world.figures().findings()).isEmpty();
    }

    @Test
    void whatWasAcknowledgedBeforeTheBackupKeepsItsId() {
        world.restorations.add(new Restored("2026-11-27T09:30:00Z", "2026-11-27T10:00:00Z"));
        acknowledgedAgain(world.aFreeOne(), "another", "2026-11-27T10:30:00Z");
        assertThat(world.wrong()).contains(Figure.IDEMP_ID, Figure.LOST);
    }

    @Test
    void acceptedMoreThanAcknowledgedIsAmbiguous() {
        Ledgers ledgers = new Ledgers(
                world.acknowledged, List.of(), world.oddities, world.pages, world.orders, world.effects, world.money);
        Figures figures = new Balance(world.plan, ledgers, world.hub).figures(world.hub.size() + 1, 0);
        assertThat(figures.findings()).extracting(Finding::figure).containsExactly(Figure.AMBIGUOUS);
    }

    @Test
    void anOrderForOneTargetAllowsNothingAtTheOther() {
        Planned planned = world.aFreeOne();
        world.effects.add(world.effects.get(world.effectOf(planned)));
        world.orders.add(
                new Ordered(Ordered.AGAIN, Honest.id(planned), planned.targets().get(1), ""));
        assertOnly(Figure.DUP_EFFECT);
    }

    @Test
    void aRepeatUnderAnotherKeyIsSeenEvenIfItWasRefused() {
        Planned planned = world.aFreeOne();
        world.effects.add(
                under("another", Honest.effect(planned, planned.targets().get(0), 0, Effect.REFUSED)));
        assertOnly(Figure.KEY_CHANGED);
    }

    @Test
    void otherBytesAreCorrupt() {
        Planned planned = world.aFreeOne();
        List<String> files = planned.files().stream().map(Sha512::hex).toList();
        replace(planned, files, planned.facts().hash(), true);
        assertOnly(Figure.CORRUPT);
    }

    @Test
    void anotherContentIsCorrupt() {
        Planned planned = world.aFreeOne();
        replace(planned, planned.files(), planned.altered().facts().hash(), true);
        assertOnly(Figure.CORRUPT);
    }

    @Test
    void anotherTenantsTargetIsUnexpected() {
        Planned planned = world.aFreeOne();
        Authority other = planned.authority() == Authority.SOEST ? Authority.UNNA : Authority.SOEST;
        world.effects.add(Honest.effect(planned, other.target("dms"), 9_000, Effect.DONE));
        assertOnly(Figure.UNEXPECTED);
    }

    @Test
    void whatWasRefusedMustNotArrive() {
        Planned planned = world.a(one -> !one.isValid());
        world.effects.add(Honest.effect(planned, planned.targets().get(0), 9_000, Effect.DONE));
        assertOnly(Figure.PHANTOM);
    }

    @Test
    void whatBreaksARuleMustNotBeAcknowledged() {
        Planned planned = world.a(one -> !one.isValid());
        world.acknowledged.add(Honest.acknowledgement(planned, Honest.id(planned)));
        planned.targets().forEach(target -> world.effects.add(Honest.effect(planned, target, 9_000, Effect.DONE)));
        world.says(planned, "delivered", "", "", "delivered");
        assertThat(world.wrong()).contains(Figure.PHANTOM);
    }

    @Test
    void whatGotNoAnswerMayHaveArrived() {
        Planned planned = world.a(one -> !one.isValid());
        world.effects.add(Honest.effect(planned, planned.targets().get(0), 9_000, Effect.DONE));
        world.oddities.add(new Oddity(Figure.AMBIGUOUS, planned.number(), planned.reference(), Portals.NO_ANSWER, ""));
        assertOnly(Figure.AMBIGUOUS);
    }

    @Test
    void aSecondAcknowledgementMustBeTheFirst() {
        Planned planned = world.a(one -> one.treatment() == Treatment.AGAIN);
        world.acknowledged.add(Honest.acknowledgement(planned, "another"));
        assertOnly(Figure.IDEMP_ID);
    }

    @Test
    void otherContentMustBeAConflict() {
        Planned planned = world.a(one -> one.treatment() == Treatment.ALTERED);
        world.oddities.add(new Oddity(Figure.IDEMP_BODY, planned.number(), planned.reference(), "202", ""));
        assertOnly(Figure.IDEMP_BODY);
    }

    @Test
    void aLaterOneOfACaseMustNotOvertake() {
        Planned second = world.a(one -> one.predecessor() >= 0);
        Planned first = world.plan.of(second.predecessor());
        int before = world.effectOf(first);
        int after = world.effectOf(second);
        Effect overtaken = world.effects.get(before);
        Effect overtaking = world.effects.get(after);
        world.effects.set(before, numbered(overtaking.number(), overtaken));
        world.effects.set(after, numbered(overtaken.number(), overtaking));
        assertOnly(Figure.ORDER);
    }

    @Test
    void anEffectOfNobodyIsAmbiguous() {
        Effect known = world.effects.get(0);
        world.effects.add(
                new Effect(9_000, Effect.DONE, known.target(), "", "new", "", "", null, "", "", true, List.of(), ""));
        assertOnly(Figure.AMBIGUOUS);
    }

    @Test
    void oneIdOfTwoSubmissionsIsAmbiguous() {
        Planned one = world.aFreeOne();
        Planned other = world.a(planned -> planned.isValid()
                && planned.treatment() == Treatment.NONE
                && planned.offer() == Offer.FREE
                && planned.number() > one.number());
        world.acknowledged.removeIf(each -> each.reference().equals(other.reference()));
        world.acknowledged.add(Honest.acknowledgement(other, Honest.id(one)));
        assertThat(world.wrong()).contains(Figure.AMBIGUOUS);
    }

    @Test
    void deliveredWithoutAnEffectIsALie() {
        world.effects.remove(world.effectOf(world.aFreeOne()));
        assertOnly(Figure.STATE_LIE);
    }

    @Test
    void aReceiptOfSomethingElseIsALie() {
        Planned planned = world.aFreeOne();
        int place = world.effectOf(planned);
        world.effects.set(place, under("another", world.effects.get(place)));
        assertOnly(Figure.STATE_LIE);
    }

    @Test
    void deliveredButForADeliveryIsALie() {
        Planned planned = world.aFreeOne();
        world.effects.removeIf(effect -> effect.reference().equals(planned.reference()));
        world.says(planned, "delivered", "", "", "in-flight");
        assertOnly(Figure.STATE_LIE);
    }

    @Test
    void whatTheHubCannotAccountForIsNotClean() {
        Figures clean = world.figures();
        assertThat(new Figures(clean.submissions(), 0, clean.findings(), 1).isClean())
                .isFalse();
    }

    @Test
    void theLineHasEveryFigure() {
        world.hub.remove(Honest.id(world.aFreeOne()));
        assertThat(world.figures().after(3).line())
                .matches("submissions=\\d+ faults=3 lost=1 partial=0 stuck=0 dup_effect=0 key_changed=0 corrupt=0"
                        + " unexpected=0 phantom=0 idemp_id=0 idemp_body=0 order=0 ambiguous=0 state_lie=0 pay_double=0"
                        + " pay_orphan=0 pay_unpaid=0 pay_state=0 unaccounted=0");
    }

    private void replace(Planned planned, List<String> files, String facts, boolean pdf) {
        int place = world.effectOf(planned);
        Effect was = world.effects.get(place);
        world.effects.set(place, copy(was, was.number(), was.key(), facts, pdf, files));
    }

    private static Effect under(String key, Effect was) {
        return copy(was, was.number(), key, was.facts(), was.pdf(), was.files());
    }

    private static Effect numbered(long number, Effect was) {
        return copy(was, number, was.key(), was.facts(), was.pdf(), was.files());
    }

    private static Effect copy(Effect was, long number, String key, String facts, boolean pdf, List<String> files) {
        return new Effect(
                number,
                was.kind(),
                was.target(),
                was.tenant(),
                key,
                was.portal(),
                was.reference(),
                was.caseReference(),
                facts,
                was.content(),
                pdf,
                files,
                was.at());
    }

    private void assertOnly(Figure figure) {
        assertThat(world.wrong()).as("%s", world.figures().findings()).containsExactly(figure);
    }
}
