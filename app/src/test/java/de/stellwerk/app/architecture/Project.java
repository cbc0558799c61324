package de.stellwerk.app.architecture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of a project that is laid out as Stellwerk is: this one, or the planted one that breaks every rule. */
record Project(Path root) {

    private static final String PLANTED = "src/test/resources/de/stellwerk/app/architecture/planted";

    /** Tests run in the directory of their module. */
    static Project product() {
        return new Project(Path.of("..").toAbsolutePath().normalize());
    }

    static Project planted() {
        return new Project(Path.of(PLANTED).toAbsolutePath());
    }

    /** Java files of the product, simulators included. */
    List<SourceFile> mainSources() {
        return files(path -> path.contains("/src/main/java/") && path.endsWith(".java"));
    }

    /** Java files of the tests, but for the classes that are planted to break rules. */
    List<SourceFile> testSources() {
        return files(path -> path.contains("/src/test/java/")
                && path.endsWith(".java")
                && !path.contains("/app/architecture/planted/"));
    }

    /** Settings that are shipped: of the hub and of the example catalogue. */
    List<SourceFile> settings() {
        return files(path -> path.endsWith(".yml") && (path.startsWith("catalog/") || path.contains("/src/main/")));
    }

    List<SourceFile> poms() {
        return files(path -> path.equals("pom.xml") || path.endsWith("/pom.xml"));
    }

    /** The files that say which public services there are. */
    List<SourceFile> services() {
        return files(path -> path.matches("catalog/services/[^/]+/service\\.yml"));
    }

    private List<SourceFile> files(Predicate<String> wanted) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> !built(file) && wanted.test(relative(file)))
                    .filter(Files::isRegularFile)
                    .map(file -> SourceFile.read(root, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    /** What the build made, and, seen from the product, the planted project. */
    private boolean built(Path file) {
        String path = relative(file);
        return path.matches("(.*/)?(target|\\.git)/.*") || path.contains(PLANTED);
    }
}
