package de.stellwerk.routes.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeesTest {

    private static final UUID SUBMISSION = UUID.fromString("00000000-0000-7000-8000-0000deadbeef");
    private static final Instant NEW_YEAR_IN_GERMANY = Instant.parse("2026-12-31T23:30:00Z");

    private final Fees fees = new Fees(List.of(
            fee("Abgabe", "25.00", Optional.of("anzahl"), Map.of("haltung", List.of("privat"))),
            fee("Abgabe", "75.00", Optional.of("anzahl"), Map.of("haltung", List.of("hof"))),
            fee("Gebühr", "10.00", Optional.empty(), Map.of("art", List.of("neu", "ersatz")))));

    private static Fee fee(String name, String amount, Optional<String> times, Map<String, List<String>> when) {
        return new Fee(
                name,
                new BigDecimal(amount),
                times,
                when,
                "554.1",
                Optional.empty(),
                new StatementText("A {year} {count} {id}"));
    }

    private Charge charge(Map<String, List<String>> fields) {
        return fees.charge(fields, NEW_YEAR_IN_GERMANY, SUBMISSION);
    }

    @Test
    void addsWhatAppliesTimesTheCount() {
        Charge charge = charge(Map.of("haltung", List.of("privat"), "anzahl", List.of("2"), "art", List.of("neu")));

        assertThat(charge.amount()).isEqualByComparingTo("60.00");
        assertThat(charge.items())
                .extracting(Charge.Item::amount)
                .containsExactly(new BigDecimal("50.00"), new BigDecimal("10.00"));
        assertThat(charge.items().get(0).bookingText()).isEqualTo("A 2027 2 deadbeef");
    }

    @Test
    void costsNothingWhereNothingApplies() {
        assertThat(charge(Map.of("haltung", List.of("keine"))))
                .isEqualTo(new Charge(new BigDecimal("0.00"), List.of()));
        assertThat(charge(Map.of("haltung", List.of("privat"), "anzahl", List.of("0")))
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zwei", "-1", "1.5", "1000"})
    void cannotBeComputedWithoutAWholeNumber(String count) {
        Map<String, List<String>> fields = count.isEmpty()
                ? Map.of("haltung", List.of("privat"))
                : Map.of("haltung", List.of("privat"), "anzahl", List.of(count));

        assertThatThrownBy(() -> charge(fields))
                .isInstanceOfSatisfying(FeesNotComputable.class, e -> assertThat(e.code())
                        .isEqualTo(count.isEmpty() ? "fee-field-missing" : "fee-field-no-count"));
    }

    @Test
    void cannotBeMoreThanAProviderTakes() {
        Fees much = new Fees(List.of(fee("Viel", "999999.00", Optional.of("anzahl"), Map.of())));

        assertThatThrownBy(() -> much.charge(Map.of("anzahl", List.of("2")), NEW_YEAR_IN_GERMANY, SUBMISSION))
                .isInstanceOf(FeesNotComputable.class)
                .hasMessage("fee-too-high");
    }

    @Test
    void knowsHowWideATextCanBecome() {
        assertThat(new StatementText("Hund {year} {count} {id}").widest()).isEqualTo("Hund 2026 999 deadbeef".length());
    }
}
