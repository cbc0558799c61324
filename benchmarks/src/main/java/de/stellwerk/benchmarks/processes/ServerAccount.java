package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account that PostgreSQL runs under, since it refuses to run as root.
 *
 * @param prefix goes before each of its programs
 * @param user who then owns its files; {@code null}: whoever runs this
 */
record ServerAccount(List<String> prefix, UserPrincipal user) {

    private static final List<String> CANDIDATES = List.of("postgres", "nobody");

    /** @param folder where its files lie; every folder above must let others pass */
    static ServerAccount in(Path folder) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new ServerAccount(List.of(), null);
        }
        for (String name : CANDIDATES) {
            try {
                UserPrincipal user =
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
                requireWayTo(folder, name);
                return new ServerAccount(setpriv(name, folder), user);
            } catch (UserPrincipalNotFoundException unknown) {
                // the next one, then
            }
        }
        throw new IllegalStateException("PostgreSQL does not run as root, and there is none of " + CANDIDATES);
    }

    /** The command, so written that it runs under this account. */
    List<String> command(List<String> command) {
        return Stream.of(prefix, command).flatMap(List::stream).toList();
    }

    /** Gives it everything from this folder down. */
    void own(Path folder) throws IOException {
        if (user == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                Files.setOwner(file, user);
            }
        }
    }

    private static List<String> setpriv(String name, Path folder) throws IOException {
        String group = Program.run(folder, Map.of(), List.of("id", "-g", name)).strip();
        return List.of("setpriv", "--reuid=" + name, "--regid=" + group, "--clear-groups", "--no-new-privs");
    }

    private static void requireWayTo(Path folder, String name) {
        closedOnTheWayTo(folder).ifPresent(closed -> {
            throw new IllegalStateException("PostgreSQL does not run as root, and " + name + " may not pass " + closed
                    + ": choose another folder");
        });
    }

    /** The lowest folder above this one that does not let others pass. */
    static Optional<Path> closedOnTheWayTo(Path folder) {
        return Stream.iterate(folder.getParent(), Objects::nonNull, Path::getParent)
                .filter(ServerAccount::isClosed)
                .findFirst();
    }

    private static boolean isClosed(Path folder) {
        try {
            return !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
