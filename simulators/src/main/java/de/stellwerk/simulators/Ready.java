package de.stellwerk.simulators;

import java.io.IOException;
import java.io.OutputStream;

/** The last step of every start. */
final class Ready {

    private Ready() {}

    static void announce(int port, Options options) {
        System.out.println("LISTENING http://127.0.0.1:" + port);
        System.out.flush();
        if (options.stdin()) {
            endWithStandardInput();
        }
    }

    private static void endWithStandardInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
        System.exit(0);
    }
}
