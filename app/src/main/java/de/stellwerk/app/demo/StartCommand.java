package de.stellwerk.app.demo;

/** The command {@code start}: a complete Stellwerk with everything around it, on this machine. */
public final class StartCommand {

    private StartCommand() {}

    public static void run(String[] arguments) {
        throw new UnsupportedOperationException(String.join(" ", arguments));
    }
}
