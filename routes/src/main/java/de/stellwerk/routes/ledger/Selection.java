package de.stellwerk.routes.ledger;

import java.util.List;
import java.util.UUID;

/** The dead letters that an order is for. */
public sealed interface Selection {

    /** What the audit log says of it; no value that a portal or target gave. */
    String words();

    /** These deliveries and messages. */
    record Ids(List<UUID> ids) implements Selection {
        public Ids {
            ids = List.copyOf(ids);
        }

        @Override
        public String words() {
            return ids.size() == 1 ? ids.get(0).toString() : ids.size() + " ids";
        }
    }

    /** What a replay job sends in one lot of what was selected for it. */
    record OfJob(UUID job, String selected) implements Selection {
        @Override
        public String words() {
            return selected + ", job " + job;
        }
    }

    /** Every dead letter that matches now; what dies while the order is carried out is not meant. */
    record Matching(DeadLetterFilter filter) implements Selection {
        @Override
        public String words() {
            StringBuilder words = new StringBuilder();
            filter.cause().ifPresent(v -> words.append("cause ").append(v.id()).append(' '));
            filter.failureClass()
                    .ifPresent(v -> words.append("class ").append(v).append(' '));
            filter.target().ifPresent(v -> words.append("target ").append(v).append(' '));
            filter.tenant().ifPresent(v -> words.append("tenant ").append(v).append(' '));
            filter.service().ifPresent(v -> words.append("service ").append(v).append(' '));
            filter.portal().ifPresent(v -> words.append("portal ").append(v).append(' '));
            filter.since().ifPresent(v -> words.append("since ").append(v).append(' '));
            filter.until().ifPresent(v -> words.append("until ").append(v).append(' '));
            filter.key().ifPresent(v -> words.append("key "));
            return words.isEmpty() ? "all" : words.toString().strip();
        }
    }
}
