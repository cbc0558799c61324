package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The files of the embedded database: made once, then kept for as long as the data directory. */
record PostgresCluster(Path home, PostgresBinaries binaries, ServerAccount account) {

    static final String SUPERUSER = "postgres";

    /** The cluster itself, PostgreSQL's data directory. */
    Path directory() {
        return home.resolve("cluster");
    }

    /** The superuser's password. The hub works under an account of its own and uses this one for its start only. */
    GeneratedPassword superuserPassword() {
        return GeneratedPassword.in(home.resolve("superuser-password"));
    }

    GeneratedPassword hubPassword() {
        return GeneratedPassword.in(home.resolve("password"));
    }

    /** Creates what is missing; an interrupted creation is begun anew. */
    void prepare() {
        GeneratedPassword superuser = superuserPassword();
        hubPassword();
        account.own(home);
        if (!Files.exists(directory())) {
            create(superuser);
        }
        refuseAnotherMajorVersion();
    }

    private void create(GeneratedPassword superuser) {
        Path unfinished = home.resolve("creating");
        try {
            FileSystemUtils.deleteRecursively(unfinished);
            new ForegroundCommand(account, home)
                    .run(List.of(
                            binaries.program("initdb").toString(),
                            "--pgdata=" + unfinished,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + superuser.file(),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums"));
            Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseAnotherMajorVersion() {
        String written = writtenMajorVersion();
        if (!written.equals(binaries.majorVersion())) {
            throw new PostgresDoesNotStart(
                    "the data directory was written by PostgreSQL " + written + ", this hub brings "
                            + binaries.majorVersion()
                            + ": move it with pg_upgrade while the hub is stopped, as the handbook says");
        }
    }

    private String writtenMajorVersion() {
        try {
            return Files.readString(directory().resolve("PG_VERSION")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(directory() + " is no PostgreSQL cluster", e);
        }
    }
}
