package de.stellwerk.client;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What all commands share. */
abstract class Command {

    @Mixin
    Hub hub;

    @Spec
    CommandSpec spec;

    /** Prints the answer, or the table of it. */
    final void print(JsonNode answer, Table table) {
        say(hub.asJson() ? answer.toPrettyString() : table.toString());
    }

    final void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** Not for a script: how far it is. */
    final void progress(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    static ObjectNode because(String reason) {
        return Hub.JSON.createObjectNode().put("reason", reason);
    }
}
