package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.delivery.DeliverySettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AttemptSettingsTest {

    @Test
    void knowsTheLongestAttemptThatDeliveryAllows() {
        for (Map<String, String> given :
                java.util.List.of(Map.<String, String>of(), Map.of("stellwerk.delivery.longest-attempt", "3m"))) {
            Binder binder = new Binder(new MapConfigurationPropertySource(given));

            assertThat(binder.bindOrCreate("stellwerk.delivery", AttemptSettings.class)
                            .longestAttempt())
                    .isEqualTo(binder.bindOrCreate("stellwerk.delivery", DeliverySettings.class)
                            .longestAttempt());
        }
    }
}
