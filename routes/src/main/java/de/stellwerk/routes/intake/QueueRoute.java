package de.stellwerk.routes.intake;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;

/**
 * A portal's queue. The message stays on the portal's side until the ledger has it: it is taken, and its answer sent, in one
 * transaction of the broker that ends after the ledger's. What cannot even be read, or fails for a reason of our own again and
 * again, the broker puts aside.
 */
final class QueueRoute extends RouteBuilder {

    private final String portal;
    private final QueueIntake intake;

    QueueRoute(String portal, QueueIntake intake) {
        this.portal = portal;
        this.intake = intake;
    }

    static String id(String portal) {
        return "intake-queue-" + portal;
    }

    /** Where the portal sends. */
    static String address(String portal) {
        return "intake." + portal;
    }

    /** Where it is answered, whatever it names itself: nobody shall have the hub write into other queues. */
    static String replies(String portal) {
        return address(portal) + ".replies";
    }

    @Override
    public void configure() {
        from("jms:queue:" + address(portal)
                        + "?concurrentConsumers=2&transacted=true&lazyCreateTransactionManager=false"
                        + "&cacheLevelName=CACHE_CONSUMER&disableReplyTo=true")
                .routeId("intake-queue-" + portal)
                .routeConfigurationId(PipelineErrors.TO_THE_CALLER)
                .process(exchange -> intake.take(portal, exchange.getMessage()))
                .to("jms:queue:" + replies(portal) + "?deliveryPersistent=true&explicitQosEnabled=true");
    }
}
