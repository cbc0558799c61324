package de.stellwerk.benchmarks.faults.outside;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What is sent: every submission follows from the seed and its number, so that it can be told again at any time what it was.
 *
 * <p>Of every 20 numbers, three belong to one case; they are free of charge and go to one tenant from one portal.
 */
record Plan(long seed) {

    private static final int BLOCK = 20;
    private static final List<Integer> OF_ONE_CASE = List.of(3, 8, 14);
    private static final int BURST_EVERY = 500;
    private static final int MOST_ATTACHMENTS = 3;

    Planned of(long number) {
        Random random = random(number);
        int place = (int) (number % BLOCK);
        boolean inCase = OF_ONE_CASE.contains(place);
        Random shared = inCase ? random(-1 - number / BLOCK) : random;
        Portal portal = portal(shared, inCase);
        Authority authority = pick(shared, Authority.values());
        Treatment treatment = inCase ? Treatment.NONE : treatment(number, random);
        Offer offer = offer(random, portal, inCase || treatment == Treatment.INVALID);
        String reference = reference(number);
        return new Planned(
                number,
                portal,
                authority,
                offer,
                reference,
                inCase ? "fall-" + seed + "-" + number / BLOCK : null,
                inCase ? predecessor(number, place) : -1,
                "Prüf" + letters(random, 12),
                1 + random.nextInt(200),
                "Bitte prüfen: žluťoučký " + Long.toHexString(random.nextLong()),
                "%015d".formatted(Math.abs(random.nextLong() % 1_000_000_000_000_000L)),
                attachments(random, portal, reference),
                offer == Offer.PAID ? paying(random) : Paying.NOTHING,
                treatment);
    }

    /** Neighbouring numbers would have much in common if they were seeds as they are. */
    private Random random(long number) {
        SplittableRandom mixed = new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
        return new Random(mixed.nextLong());
    }

    /** For xoev it must be a UUID. */
    private String reference(long number) {
        return UUID.nameUUIDFromBytes((seed + "/" + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Portal portal(Random random, boolean inCase) {
        Portal portal = pick(random, Portal.values());
        return inCase && !portal.knowsCases() ? Portal.STELLWERK_JSON : portal;
    }

    private static Offer offer(Random random, Portal portal, boolean mustBeFree) {
        int share = random.nextInt(100);
        if (mustBeFree) {
            return Offer.FREE;
        }
        if (portal == Portal.STELLWERK_JSON && share < 25) {
            return Offer.INVOICE;
        }
        return share < 60 ? Offer.FREE : Offer.PAID;
    }

    private static Treatment treatment(long number, Random random) {
        if (number % BURST_EVERY == BURST_EVERY / 10) {
            return Treatment.AT_ONCE;
        }
        int share = random.nextInt(100);
        if (share < 5) {
            return Treatment.AGAIN;
        }
        if (share < 6) {
            return Treatment.ALTERED;
        }
        return share < 8 ? Treatment.INVALID : Treatment.NONE;
    }

    private static Paying paying(Random random) {
        int share = random.nextInt(100);
        if (share < 55) {
            return Paying.PAYS;
        }
        if (share < 70) {
            return Paying.PAYS_IN_MANY_TABS;
        }
        if (share < 80) {
            return Paying.NEVER;
        }
        if (share < 85) {
            return Paying.CANCELS;
        }
        return share < 93 ? Paying.CANCELS_THEN_PAYS : Paying.WRONG_AMOUNT;
    }

    private static long predecessor(long number, int place) {
        int index = OF_ONE_CASE.indexOf(place);
        return index == 0 ? -1 : number - place + OF_ONE_CASE.get(index - 1);
    }

    private static List<Attachment> attachments(Random random, Portal portal, String reference) {
        List<Attachment> attachments = new ArrayList<>();
        if (portal == Portal.FORM_SOLUTIONS) {
            attachments.add(pdf(reference + ".pdf", random));
        }
        int more = random.nextInt(MOST_ATTACHMENTS + 1);
        for (int i = 1; i <= more; i++) {
            attachments.add(pdf("anlage-" + i + ".pdf", random));
        }
        return List.copyOf(attachments);
    }

    /** Few are large: most of what is broken breaks with small files too. */
    private static Attachment pdf(String name, Random random) {
        byte[] noise = new byte[random.nextInt(50) == 0 ? 200_000 : 200 + random.nextInt(2_000)];
        random.nextBytes(noise);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, noise, 0, 9);
        return new Attachment(name, "application/pdf", noise);
    }

    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        random.ints(count, 'a', 'z' + 1).forEach(letter -> letters.append((char) letter));
        return letters.toString();
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
