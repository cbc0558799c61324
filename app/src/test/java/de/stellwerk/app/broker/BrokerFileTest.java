package de.stellwerk.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.junit.jupiter.api.Test;

class BrokerFileTest {

    @Test
    void theShippedFileSaysTheSameAsTheEmbeddedBroker() throws Exception {
        Configuration embedded = BrokerLayout.in(Path.of("data"), 0);
        Configuration shipped = shipped();

        assertThat(shipped.getAddressSettings()).isEqualTo(embedded.getAddressSettings());
        assertThat(queues(shipped)).isEqualTo(queues(embedded));
        assertThat(shipped.getJournalType()).isEqualTo(embedded.getJournalType());
        assertThat(shipped.getJournalBufferTimeout_NIO()).isEqualTo(embedded.getJournalBufferTimeout_NIO());
        assertThat(shipped.isPersistDeliveryCountBeforeDelivery())
                .isEqualTo(embedded.isPersistDeliveryCountBeforeDelivery())
                .isTrue();
    }

    private static Configuration shipped() throws Exception {
        try (InputStream file = Files.newInputStream(Path.of("../docker/broker.xml"))) {
            return new FileConfigurationParser().parseMainConfig(file);
        }
    }

    private static List<String> queues(Configuration configuration) {
        return configuration.getAddressConfigurations().stream()
                .sorted(Comparator.comparing(CoreAddressConfiguration::getName))
                .map(address -> address.getName() + " " + address.getRoutingTypes() + " "
                        + address.getQueueConfigs().stream()
                                .map(BrokerFileTest::queue)
                                .toList())
                .toList();
    }

    private static String queue(QueueConfiguration queue) {
        return "%s %s durable=%s lastValue=%s"
                .formatted(
                        queue.getName(),
                        queue.getRoutingType(),
                        queue.isDurable(),
                        Boolean.TRUE.equals(queue.isLastValue()));
    }
}
