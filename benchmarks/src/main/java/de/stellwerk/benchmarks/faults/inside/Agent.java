package de.stellwerk.benchmarks.faults.inside;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jboss.byteman.agent.Main;

/** Byteman, which changes what a hub's classes do from outside, as an option of the hub's JVM. */
public final class Agent {

    private Agent() {}

    /**
     * The option for a hub with these rules.
     *
     * @param folder of this hub alone
     * @param helper a class that rules call; it gets into the hub's class path without what it may refer to
     */
    public static String option(Path folder, String rules, Class<?> helper) throws IOException {
        Files.createDirectories(folder);
        Path script = Files.writeString(folder.resolve("rules.btm"), rules);
        return "-javaagent:" + jarOf(Main.class) + "=script:" + script + ",sys:" + packed(helper, folder);
    }

    private static Path packed(Class<?> helper, Path folder) throws IOException {
        String entry = helper.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("helper.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream into = new JarOutputStream(file);
                InputStream bytes = helper.getResourceAsStream("/" + entry)) {
            into.putNextEntry(new JarEntry(entry));
            bytes.transferTo(into);
            into.closeEntry();
        }
        return jar;
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
