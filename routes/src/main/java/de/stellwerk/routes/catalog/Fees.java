package de.stellwerk.routes.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** Everything that a service costs at a tenant. */
public record Fees(List<Fee> fees) {

    private static final BigDecimal HIGHEST = new BigDecimal("999999.00");
    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");

    public Fees {
        fees = List.copyOf(fees);
    }

    /**
     * What a submission costs.
     *
     * @param fields of its Antrag document
     * @throws FeesNotComputable when a field is needed that is not there or holds no whole number up to 999, or it costs too much
     */
    public Charge charge(Map<String, List<String>> fields, Instant receivedAt, UUID submission) {
        Charge charge = Charge.of(fees.stream()
                .filter(fee -> fee.applies(fields))
                .map(fee -> item(fee, count(fee, fields), receivedAt, submission))
                .filter(item -> item.amount().signum() > 0)
                .toList());
        if (charge.amount().compareTo(HIGHEST) > 0) {
            throw new FeesNotComputable("fee-too-high");
        }
        return charge;
    }

    private static Charge.Item item(Fee fee, int count, Instant receivedAt, UUID submission) {
        return new Charge.Item(
                fee.name(),
                fee.amount().multiply(BigDecimal.valueOf(count)),
                fee.haushaltsstelle(),
                fee.objektnummer(),
                fee.bookingText().filled(receivedAt, submission, count));
    }

    private static int count(Fee fee, Map<String, List<String>> fields) {
        if (fee.times().isEmpty()) {
            return 1;
        }
        List<String> values = fields.getOrDefault(fee.times().get(), List.of());
        if (values.isEmpty()) {
            throw new FeesNotComputable("fee-field-missing");
        }
        if (values.size() > 1 || !COUNT.matcher(values.get(0)).matches()) {
            throw new FeesNotComputable("fee-field-no-count");
        }
        return Integer.parseInt(values.get(0));
    }

    /** The fields of the Antrag document that they name. */
    Set<String> fields() {
        Set<String> named = new TreeSet<>();
        fees.forEach(fee -> {
            named.addAll(fee.when().keySet());
            fee.times().ifPresent(named::add);
        });
        return named;
    }
}
