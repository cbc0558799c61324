package de.stellwerk.routes.failure;

import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * The error handling of every route, in three words: a message that a route cannot handle goes to {@value #DEAD_LETTERS} with
 * the reason; a caller (or the broker that keeps the message) gets its exception back; what a clock drives is done at the next tick. Nothing is redelivered
 * here: when to try again stands in the ledger.
 */
@Component
public final class PipelineErrors extends RouteConfigurationBuilder {

    /** For routes driven by a clock: the next tick does the work again, so a failure is only said. */
    public static final String CLOCK = "clock";

    /** For routes fed by queues. */
    public static final String DEAD_LETTER = "dead-letter";

    /** For routes whose caller waits for the outcome, or whose broker keeps the message. */
    public static final String TO_THE_CALLER = "to-the-caller";

    /** The dead-letter queue of every address. */
    public static final String DEAD_LETTERS = "DLQ.stellwerk";

    /** Why a message is in the dead-letter queue: the class of the exception, without its text. */
    public static final String REASON = "stellwerkReason";

    /** The address the message was sent to, or absent when the broker itself gave up. */
    public static final String ADDRESS = "stellwerkAddress";

    /** On a message that an operator sent again: the id of the dead message it comes from. */
    public static final String REPLAY_OF = "stellwerkReplayOf";

    @Override
    public void configuration() {
        routeConfiguration(DEAD_LETTER)
                .errorHandler(deadLetterChannel("jms:queue:" + DEAD_LETTERS + "?deliveryPersistent=true")
                        .useOriginalMessage()
                        .maximumRedeliveries(0)
                        .logExhausted(false)
                        .onPrepareFailure(PipelineErrors::giveReason));
        routeConfiguration(CLOCK)
                .errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(0)
                        .logExhaustedMessageHistory(false)
                        .logStackTrace(false));
        routeConfiguration(TO_THE_CALLER).errorHandler(noErrorHandler());
    }

    private static void giveReason(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        exchange.getMessage().setHeader(REASON, cause.getClass().getSimpleName());
        Object sentTo = exchange.getMessage().getHeader("JMSDestination");
        if (sentTo instanceof Queue queue) {
            exchange.getMessage().setHeader(ADDRESS, nameOf(queue));
        }
    }

    private static String nameOf(Queue queue) {
        try {
            return queue.getQueueName();
        } catch (JMSException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
