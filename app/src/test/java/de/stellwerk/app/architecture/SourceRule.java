package de.stellwerk.app.architecture;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule about the text of files.
 *
 * @param sentence what holds
 * @param violations the places where it does not
 * @param plant a part of the violation that the planted project has
 */
record SourceRule(String sentence, Function<Project, Stream<String>> violations, String plant) {

    @Override
    public String toString() {
        return sentence;
    }
}
