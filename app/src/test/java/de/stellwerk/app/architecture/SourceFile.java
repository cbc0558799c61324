package de.stellwerk.app.architecture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text file of the project.
 *
 * @param path relative to the project, separated by "/"
 */
record SourceFile(String path, String text) {

    static SourceFile read(Path project, Path file) {
        try {
            return new SourceFile(
                    project.relativize(file).toString().replace(File.separatorChar, '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** One line per place where the pattern is found: file, line and what was found. */
    Stream<String> places(Pattern pattern) {
        return pattern.matcher(text).results().map(this::place);
    }

    private String place(MatchResult found) {
        long line = text.substring(0, found.start()).lines().count() + 1;
        return path + ":" + line + " " + found.group().strip();
    }
}
