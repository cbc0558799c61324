package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Tenant.Collecting;
import de.stellwerk.schemas.Din91379;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a service costs at a tenant, and how it is collected. */
final class FeeFile {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,6}\\.\\d{2}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
    private static final String FIELD_RULE = "must be the id of a field of the Antrag document";
    private static final int KASSENZEICHEN = 13;
    private static final int LONGEST = 100;

    private FeeFile() {}

    static Optional<Collecting> collecting(Section offer) {
        if (!offer.has("payment")) {
            return Optional.empty();
        }
        Section file = offer.section("payment");
        Collecting collecting = new Collecting(
                file.text("provider", Rules.NAME, Rules.NAME_RULE),
                text("purpose", file, StatementText.LONGEST),
                file.parsed("unpaid-after", "14d", Rules.DURATION_RULE, Rules::duration),
                file.whole("kassenzeichen-length", KASSENZEICHEN, 1, 20));
        file.check(
                !collecting.unpaidAfter().isNegative()
                        && !collecting.unpaidAfter().isZero(),
                "unpaid-after",
                "'unpaid-after' must be longer than nothing");
        file.refuseOtherKeys();
        return Optional.of(collecting);
    }

    static Fees fees(Section offer, Optional<Collecting> collecting) {
        int kassenzeichen = collecting.map(Collecting::kassenzeichenLength).orElse(KASSENZEICHEN);
        int longest = StatementText.LONGEST - kassenzeichen - 1;
        return new Fees(
                offer.sections("fees").stream().map(fee -> fee(fee, longest)).toList());
    }

    private static Fee fee(Section file, int longest) {
        Fee fee = new Fee(
                named("name", file),
                amount(file),
                file.optionalText("times", FIELD, FIELD_RULE),
                file.alternatives("when", FIELD, FIELD_RULE),
                named("haushaltsstelle", file),
                file.optionalText("objektnummer", Rules.ANYTHING, "must not be empty")
                        .map(text -> fitting("objektnummer", text, file)),
                text("booking-text", file, longest));
        file.refuseOtherKeys();
        return fee;
    }

    private static String named(String key, Section file) {
        return fitting(key, file.text(key), file);
    }

    /** It stands in Antrag documents, and what does not fit there could be paid and never be delivered. */
    private static String fitting(String key, String text, Section file) {
        file.check(
                text.length() <= LONGEST && Din91379.B.admits(text),
                key,
                "'" + key + "' may have " + LONGEST
                        + " characters of DIN 91379, normative letters and punctuation (class B)");
        return text;
    }

    private static BigDecimal amount(Section file) {
        String written =
                file.text("amount", AMOUNT, "must be an amount in EUR with two decimals, in quotes, such as \"25.00\"");
        return new BigDecimal(written.isEmpty() ? "0.00" : written);
    }

    /** However it is filled in, it must fit beside the Kassenzeichen. */
    private static StatementText text(String key, Section file, int longest) {
        StatementText text = new StatementText(file.text(key, StatementText.PATTERN, StatementText.RULE));
        file.check(
                text.widest() <= longest,
                key,
                "'" + key + "' can become " + text.widest() + " characters long, of which a bank statement shows "
                        + longest);
        return text;
    }
}
