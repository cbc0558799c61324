package de.stellwerk.benchmarks.faults.outside;

import java.util.List;

/**
 * One submission of the {@link Plan}, whole and before it is sent: what must come of it can be told from this alone.
 *
 * @param number from 0
 * @param caseReference {@code null}: the portal names no case
 * @param predecessor the number of the submission of the same case before it, or -1
 */
record Planned(
        long number,
        Portal portal,
        Authority authority,
        Offer offer,
        String reference,
        String caseReference,
        long predecessor,
        String familyName,
        int plates,
        String remark,
        String chip,
        List<Attachment> attachments,
        Paying paying,
        Treatment treatment) {

    boolean isValid() {
        return treatment != Treatment.INVALID;
    }

    /** Whether it is delivered in the end. */
    boolean isDelivered() {
        return isValid() && paying.releases();
    }

    boolean isPaid() {
        return paying != Paying.NOTHING;
    }

    /** The targets that must have it in the end. */
    List<String> targets() {
        return offer.roles().stream().map(authority::target).toList();
    }

    Facts facts() {
        return new Facts(familyName, offer == Offer.INVOICE ? List.of(chip) : List.of(remark, String.valueOf(plates)));
    }

    /** The hashes of all files that must arrive, sorted. */
    List<String> files() {
        return attachments.stream().map(Attachment::sha512).sorted().toList();
    }

    /** The same under the same reference, but with other content. */
    Planned altered() {
        return new Planned(
                number,
                portal,
                authority,
                offer,
                reference,
                caseReference,
                predecessor,
                familyName + "mann",
                plates,
                remark,
                chip,
                attachments,
                paying,
                treatment);
    }
}
