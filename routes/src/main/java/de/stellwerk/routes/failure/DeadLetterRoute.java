package de.stellwerk.routes.failure;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Drains the dead-letter queue of every address into the ledger; a message leaves the broker only when it is stored there. */
@Component
final class DeadLetterRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("jms:queue:" + PipelineErrors.DEAD_LETTERS
                        + "?transacted=true&lazyCreateTransactionManager=false&cacheLevelName=CACHE_CONSUMER&mapJmsMessage=false")
                .routeId("dead-letter")
                .routeConfigurationId(PipelineErrors.TO_THE_CALLER)
                .bean(DeadMessageReader.class, "keep");
    }
}
