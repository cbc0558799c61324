package de.stellwerk.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Which dead letters are meant: by id, by cause, or all that match. */
final class Chosen {

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids of dead letters.")
    private List<String> ids = List.of();

    @Option(names = "--cause", description = "All of this cause.")
    private String cause;

    @Option(names = "--class", description = "All of this class, such as rejected.")
    private String failureClass;

    @Option(names = "--target", description = "All bound for this target.")
    private String target;

    @Option(names = "--tenant", description = "All of this tenant.")
    private String tenant;

    @Option(names = "--service", description = "All of this service.")
    private String service;

    @Option(names = "--portal", description = "All from this portal.")
    private String portal;

    @Option(names = "--since", description = "Failed then or later, as in 2026-11-22T10:15:30Z.")
    private String since;

    @Option(names = "--until", description = "Failed before.")
    private String until;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private Map<String, String> filter() {
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("class", failureClass);
        filter.put("target", target);
        filter.put("tenant", tenant);
        filter.put("service", service);
        filter.put("portal", portal);
        filter.put("since", since);
        filter.put("until", until);
        filter.values().removeIf(value -> value == null);
        return filter;
    }

    /** As a query has it. */
    Map<String, String> asQuery() {
        Map<String, String> query = filter();
        query.put("cause", cause);
        return query;
    }

    /** As a body has it. */
    ObjectNode into(ObjectNode body) {
        Map<String, String> filter = filter();
        long ways = (ids.isEmpty() ? 0 : 1) + (cause == null ? 0 : 1) + (filter.isEmpty() ? 0 : 1);
        if (ways != 1) {
            throw new ParameterException(
                    spec.commandLine(), "Name ids, or a cause, or what to filter by: one of them.");
        }
        if (!ids.isEmpty()) {
            ids.forEach(body.putArray("ids")::add);
        } else if (cause != null) {
            body.put("cause", cause);
        } else {
            filter.forEach(body.putObject("filter")::put);
        }
        return body;
    }
}
