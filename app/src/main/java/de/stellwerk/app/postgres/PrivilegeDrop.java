package de.stellwerk.app.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How root starts a program under another account on this machine.
 *
 * @param prefix goes before the program
 * @param remark what is worth knowing about it, for the log
 */
record PrivilegeDrop(List<String> prefix, String remark) {

    /** The two capabilities that let a program pass a closed directory, the smaller one first, by their bit. */
    private static final Map<Integer, String> PASSING = Map.of(2, "dac_read_search", 1, "dac_override");

    /** @param closed a directory on the way that the account may not pass */
    static PrivilegeDrop to(String account, Optional<Path> closed) {
        if (closed.isPresent()) {
            String capability = capabilityToPass(closed.get());
            return new PrivilegeDrop(
                    setpriv(account, capability), "; " + closed.get() + " is closed to it, it passes by " + capability);
        }
        return Stream.of(
                        setpriv(account, ""),
                        List.of("runuser", "-u", account, "--"),
                        List.of("sudo", "-n", "-u", account, "--"))
                .filter(prefix -> isInstalled(prefix.get(0)))
                .findFirst()
                .map(prefix -> new PrivilegeDrop(prefix, ""))
                .orElseThrow(
                        () -> new PostgresDoesNotStart("PostgreSQL does not run as root, and this machine has neither"
                                + " setpriv nor runuser nor sudo: start the hub under another account"));
    }

    private static List<String> setpriv(String account, String capability) {
        String kept = capability.isEmpty() ? "-all" : "-all,+" + capability;
        // Without the bit the kernel ignores the capability in access(2), which PostgreSQL asks about its own programs.
        String bits = capability.isEmpty() ? "-no_setuid_fixup" : "+no_setuid_fixup";
        return List.of(
                "setpriv",
                "--reuid=" + account,
                "--regid=" + group(account),
                "--clear-groups",
                "--no-new-privs",
                "--bounding-set=" + kept,
                "--inh-caps=" + kept,
                "--ambient-caps=" + kept,
                "--securebits=" + bits);
    }

    private static String capabilityToPass(Path closed) {
        long permitted = permittedCapabilities();
        return Stream.of(2, 1)
                .filter(bit -> (permitted >> bit & 1) == 1 && isInstalled("setpriv"))
                .map(PASSING::get)
                .findFirst()
                .orElseThrow(() -> new PostgresDoesNotStart("the hub is root, PostgreSQL may not be and cannot pass the"
                        + " directory " + closed
                        + ": open it for passing (chmod o+x), choose a data directory elsewhere,"
                        + " or start the hub under another account"));
    }

    private static long permittedCapabilities() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("CapPrm:"))
                    .map(line -> Long.parseLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0L);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static String group(String account) {
        try (var answer = new ProcessBuilder("id", "-g", account).start().inputReader(StandardCharsets.UTF_8)) {
            return answer.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
