package de.stellwerk.app.broker;

import de.stellwerk.routes.failure.PipelineErrors;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * The addresses and their rules in the embedded broker. {@code docker/broker.xml} says the same for an external one, and a
 * test compares the two.
 */
final class BrokerLayout {

    static final String DEAD_LETTERS = PipelineErrors.DEAD_LETTERS;
    static final String DELIVER = "deliver";
    static final String EVENTS = "stellwerk.events";

    private static final long JOURNAL_LOCK_TIMEOUT = TimeUnit.SECONDS.toMillis(5);
    /** The default of 3.3 ms would be the price of every persistent send. */
    private static final int JOURNAL_FLUSH_NANOS = 100_000;

    private static final long PAGING_STARTS_AT = 32L << 20;

    private BrokerLayout() {}

    static Configuration in(Path directory, int server) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("stellwerk");
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.addAcceptorConfiguration("in-vm", "vm://" + server);
        storage(configuration, directory);
        configuration.addAddressSetting("#", everywhere());
        configuration.addAddressSetting(DELIVER, deliver());
        configuration.addAddressSetting(EVENTS, everywhere().setAutoDeleteQueues(true));
        configuration.addAddressConfiguration(queue(DELIVER, true));
        configuration.addAddressConfiguration(queue(DEAD_LETTERS, false));
        configuration.addAddressConfiguration(
                new CoreAddressConfiguration().setName(EVENTS).addRoutingType(RoutingType.MULTICAST));
        return configuration;
    }

    private static void storage(ConfigurationImpl configuration, Path directory) {
        configuration.setPersistenceEnabled(true);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalBufferTimeout_NIO(JOURNAL_FLUSH_NANOS);
        configuration.setJournalLockAcquisitionTimeout(JOURNAL_LOCK_TIMEOUT);
        configuration.setPersistDeliveryCountBeforeDelivery(true);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
    }

    private static AddressSettings everywhere() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(DEAD_LETTERS))
                .setMaxDeliveryAttempts(5)
                .setRedeliveryDelay(1_000)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxSizeBytes(PAGING_STARTS_AT)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
    }

    /** A wake-up that nobody took in time is not missed: an empty address, for none would be inherited. */
    private static AddressSettings deliver() {
        return everywhere().setExpiryAddress(SimpleString.of("")).setDefaultLastValueQueue(true);
    }

    private static CoreAddressConfiguration queue(String name, boolean lastValue) {
        QueueConfiguration queue = QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setLastValue(lastValue);
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(queue);
    }
}
