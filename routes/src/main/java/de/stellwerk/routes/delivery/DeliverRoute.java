package de.stellwerk.routes.delivery;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Wake messages, one per target, to whichever hub is free: it claims that target's due deliveries. Transacted, so that the broker
 * itself puts aside a message that cannot even be read.
 */
@Component
final class DeliverRoute extends RouteBuilder {

    static final String QUEUE = "deliver";

    /** The queue keeps one message per value of this property. */
    static final String LAST_VALUE = "_AMQ_LVQ_NAME";

    @Override
    public void configure() {
        from("jms:queue:" + QUEUE
                        + "?concurrentConsumers=2&transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER")
                .routeId("deliver")
                .routeConfigurationId(PipelineErrors.DEAD_LETTER)
                .convertBodyTo(String.class)
                .bean(Dispatch.class, "work");
    }

    /** Where wake messages are sent: they may be lost, and do not outlive a minute. */
    static String wakes() {
        return "jms:queue:" + QUEUE + "?deliveryPersistent=false&explicitQosEnabled=true&timeToLive=60000";
    }
}
