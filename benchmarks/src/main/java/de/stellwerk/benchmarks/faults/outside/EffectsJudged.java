package de.stellwerk.benchmarks.faults.outside;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was done at targets: no more than once, whole, the right thing, at the right place, for somebody who sent it. */
final class EffectsJudged {

    private final Findings findings;

    EffectsJudged(Findings findings) {
        this.findings = findings;
    }

    void judge(Ledgers ledgers, Map<String, Evidence> byReference) {
        Set<String> unanswered = new HashSet<>();
        ledgers.oddities().stream()
                .filter(oddity -> oddity.seen().equals(Portals.NO_ANSWER))
                .forEach(oddity -> unanswered.add(oddity.reference()));
        Map<String, String> ownerOfKey = new HashMap<>();
        for (Effect effect : ledgers.effects()) {
            judgeAttribution(effect, ownerOfKey);
            if (effect.isDone()
                    && !effect.reference().isEmpty()
                    && !byReference.containsKey(effect.reference())
                    && !unanswered.contains(effect.reference())) {
                findings.add(Figure.PHANTOM, effect.reference(), "", effect.key(), "done at " + effect.target());
            }
        }
        byReference.values().forEach(this::judge);
    }

    private void judgeAttribution(Effect effect, Map<String, String> ownerOfKey) {
        String owner = ownerOfKey.putIfAbsent(effect.target() + " " + effect.key(), effect.reference());
        boolean clear = !effect.reference().isEmpty() && (owner == null || owner.equals(effect.reference()));
        if (!clear) {
            findings.add(
                    Figure.AMBIGUOUS,
                    effect.reference(),
                    "",
                    effect.key(),
                    effect.target()
                            + (owner == null ? " got it without a reference" : " got it for " + owner + " too"));
        }
    }

    private void judge(Evidence evidence) {
        for (Effect effect : evidence.effects()) {
            if (effect.isDone()) {
                judge(evidence, effect);
            }
        }
        Map<String, List<Effect>> byTarget = evidence.effects().stream().collect(groupingBy(Effect::target));
        byTarget.forEach((target, effects) -> judgeTimes(evidence, target, effects));
    }

    private void judgeTimes(Evidence evidence, String target, List<Effect> effects) {
        List<Effect> done = effects.stream().filter(Effect::isDone).toList();
        List<String> keys = effects.stream().map(Effect::key).distinct().toList();
        long allowed = evidence.allowedAt(target);
        long underOneKey = mostUnderOneKey(done);
        findings.check(
                done.size() <= allowed && underOneKey <= 1,
                Figure.DUP_EFFECT,
                evidence,
                String.join(" ", keys),
                done.size() + " effects at " + target + " where " + allowed + " are allowed, up to " + underOneKey
                        + " under one key");
        findings.check(
                keys.size() <= allowed,
                Figure.KEY_CHANGED,
                evidence,
                String.join(" ", keys),
                keys.size() + " keys at " + target + " where " + allowed + " are allowed");
    }

    /** An order to have it done again comes with a key of its own: no key may be there twice. */
    private static long mostUnderOneKey(List<Effect> done) {
        return done.stream().collect(groupingBy(Effect::key)).values().stream()
                .mapToLong(List::size)
                .max()
                .orElse(0);
    }

    private void judge(Evidence evidence, Effect effect) {
        Planned planned = evidence.planned();
        boolean expected = planned.targets().contains(effect.target())
                && planned.authority().ars().equals(effect.tenant())
                && planned.portal().id().equals(effect.portal());
        findings.check(
                expected,
                Figure.UNEXPECTED,
                evidence,
                effect.key(),
                "done at " + effect.target() + " for " + effect.tenant() + " from " + effect.portal());
        boolean whole = effect.pdf() && effect.files().size() >= planned.files().size();
        findings.check(
                whole,
                Figure.PARTIAL,
                evidence,
                effect.key(),
                effect.files().size() + " of " + planned.files().size() + " attachments at " + effect.target()
                        + (effect.pdf() ? "" : ", no PDF"));
        findings.check(
                !whole || effect.files().equals(planned.files()),
                Figure.CORRUPT,
                evidence,
                effect.key(),
                "other attachments at " + effect.target());
        findings.check(
                effect.facts().equals(planned.facts().hash()),
                Figure.CORRUPT,
                evidence,
                effect.key(),
                "another content at " + effect.target());
    }
}
