package de.stellwerk.routes.catalog;

import static de.stellwerk.routes.catalog.SampleCatalog.aCatalogWithFees;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeDefectsTest {

    private static final String SERVICE = "services/reitkennzeichen/service.yml";
    private static final String TENANT = "tenants/kreis-soest.yml";

    @Test
    void goodFeesAreRead() {
        assertThat(aCatalogWithFees().defects()).isEmpty();
        Tenant.Offer offer = aCatalogWithFees()
                .read()
                .tenants()
                .get("kreis-soest")
                .services()
                .get("reitkennzeichen");
        assertThat(offer.fees().fees()).hasSize(1);
        assertThat(offer.collecting().orElseThrow().unpaidAfter()).hasDays(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            provider: kasse | provider: kase | 8: there is no payment provider 'kase'; did you mean 'kasse'?
            provider: kasse | provider: dms-soest | 8: there is no payment provider 'dms-soest'
            dms: dms-soest | dms: kasse | 4: the target 'kasse' is a payment provider and takes no submissions
            Antrag {id} | Antrag auf ein Reitkennzeichen | 8: 'purpose' can become 30 characters long, of which a bank statement shows 27
            Antrag {id} | Antrag ä | 8: 'purpose' may have letters A to Z, digits, spaces, hyphens, {year}, {count} and {id}
            7d | 0d | 8: 'unpaid-after' must be longer than nothing
            "25.00" | 25 | 10: 'amount' must be an amount in EUR with two decimals, in quotes, such as "25.00"
            Abgabe {year} | Reitabgabe {year} | 10: 'booking-text' can become 15 characters long, of which a bank statement shows 13
            Abgabe {year} | {count} {year} {id} | 10: 'booking-text' can become 17 characters long, of which a bank statement shows 13
            Abgabe {year} | Abgabe {jahr} | 10: 'booking-text' may have letters A to Z, digits, spaces, hyphens, {year}, {count} and {id}
            name: Abgabe | name: Abgabe – neu | 10: 'name' may have 100 characters of DIN 91379, normative letters and punctuation (class B)
            times: anzahl | times: anzal | 6: the service 'reitkennzeichen' has fees here, and no example has a field 'anzal'; did you mean 'anzahl'?
            times: anzahl | times: art | 6: the service 'reitkennzeichen' has fees here that cannot be computed for one of its examples: fee-field-no-count
            art: [neu, ersatz] | artt: neu | 6: the service 'reitkennzeichen' has fees here, and no example has a field 'artt'; did you mean 'art'?
            """)
    void ofFeesAreNamedWithFileAndLine(String old, String text, String defect) {
        assertThat(aCatalogWithFees().replacing(TENANT, old, text).defects()).contains(TENANT + ":" + defect);
    }

    @Test
    void whatIsPaidBeforeDeliveryIsPaidToSomebody() {
        assertThat(aCatalogWithFees()
                        .replacing(
                                TENANT,
                                "    payment: {provider: kasse, purpose: \"Antrag {id}\", unpaid-after: 7d}\n",
                                "")
                        .defects())
                .containsExactly(
                        TENANT
                                + ":6: the service 'reitkennzeichen' is paid before delivery, and 'payment' does not say to whom");
    }

    @Test
    void whatCostsNothingHasNoFees() {
        assertThat(aCatalogWithFees()
                        .replacing(SERVICE, "before-delivery", "none")
                        .defects())
                .containsExactly(TENANT
                        + ":6: the service 'reitkennzeichen' costs nothing, as its 'payment' says, and has fees here");
    }

    @Test
    void theFieldOfTheAmountIsOneOfTheForm() {
        assertThat(aCatalogWithFees()
                        .replacing(
                                SERVICE,
                                "payment: before-delivery",
                                "payment: {policy: before-delivery, amount-field: summe}")
                        .defects())
                .containsExactly(SERVICE + ":5: no example has a field 'summe'");
    }
}
