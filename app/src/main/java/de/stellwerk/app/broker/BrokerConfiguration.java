package de.stellwerk.app.broker;

import de.stellwerk.app.DataDirectory;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Gives the pipeline its connections to the broker. Connections to an external one are opened when first used, so that a
 * hub starts and accepts while the broker is away. There is no JMS transaction manager: it would switch off the database's.
 */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    @Bean(destroyMethod = "stop")
    JmsPoolConnectionFactory brokerConnections(BrokerSettings settings, ObjectProvider<EmbeddedBroker> embedded) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(settings.embedded() ? inProcess(embedded.getObject()) : external(settings));
        pool.setMaxConnections(settings.connections());
        return pool;
    }

    @Bean
    @Lazy
    EmbeddedBroker embeddedBroker(DataDirectory data) {
        return EmbeddedBroker.start(data.resolve("broker"));
    }

    private static ConnectionFactory inProcess(EmbeddedBroker broker) {
        return new ActiveMQConnectionFactory(broker.url());
    }

    private static ConnectionFactory external(BrokerSettings settings) {
        return settings.user().isBlank()
                ? new ActiveMQConnectionFactory(settings.url())
                : new ActiveMQConnectionFactory(settings.url(), settings.user(), settings.secret());
    }
}
