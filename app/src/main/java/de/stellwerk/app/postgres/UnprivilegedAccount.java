package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The hub is root and starts PostgreSQL under this account. */
record UnprivilegedAccount(UserPrincipal user, PrivilegeDrop drop) implements ServerAccount {

    private static final List<String> CANDIDATES = List.of("stellwerk", "postgres", "nobody");

    static UnprivilegedAccount forDirectory(Path home) {
        UserPrincipal user = CANDIDATES.stream()
                .flatMap(name -> lookUp(home, name).stream())
                .findFirst()
                .orElseThrow(() ->
                        new PostgresDoesNotStart("PostgreSQL does not run as root, and there is none of the accounts "
                                + CANDIDATES + ": start the hub under another account"));
        return new UnprivilegedAccount(user, PrivilegeDrop.to(user.getName(), closedAbove(home)));
    }

    @Override
    public List<String> command(List<String> command) {
        return Stream.of(drop.prefix(), command).flatMap(List::stream).toList();
    }

    @Override
    public void own(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> !Files.isSymbolicLink(file)).forEach(this::give);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String description() {
        return "the hub is root, PostgreSQL is not: it runs as " + user.getName() + drop.remark();
    }

    private void give(Path file) {
        try {
            Files.setOwner(file, user);
        } catch (IOException e) {
            throw new PostgresDoesNotStart(
                    "the hub is root, PostgreSQL may not be: " + file + " cannot be given to " + user.getName(), e);
        }
    }

    private static Optional<UserPrincipal> lookUp(Path home, String name) {
        try {
            return Optional.of(
                    home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Path> closedAbove(Path home) {
        return Stream.iterate(home.getParent(), Objects::nonNull, Path::getParent)
                .filter(UnprivilegedAccount::isClosed)
                .findFirst();
    }

    private static boolean isClosed(Path directory) {
        try {
            return !Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
