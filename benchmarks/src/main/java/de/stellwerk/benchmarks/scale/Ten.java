package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Catalogue;
import de.stellwerk.benchmarks.speed.Form;
import de.stellwerk.benchmarks.speed.Sink;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Ten authorities with a target and a portal each; the first is the one that makes trouble. */
final class Ten {

    private static final int ALL = 10;

    /** As many as a portal may send by default. */
    private static final int PER_MINUTE = 6000;

    private Ten() {}

    static void layOut(Catalogue catalogue, Sink sink) throws IOException {
        for (int i = 0; i < ALL; i++) {
            catalogue
                    .portal(name(i), "stellwerk-json", key(i), PER_MINUTE)
                    .tenant(name(i), area(i), name(i))
                    .target(name(i), sink.address(), 8);
        }
    }

    static Form first() {
        return form(0);
    }

    static List<Form> others() {
        return IntStream.range(1, ALL).mapToObj(Ten::form).toList();
    }

    static String name(int i) {
        return "place-" + i;
    }

    private static Form form(int i) {
        return Form.json(area(i), key(i));
    }

    private static String key(int i) {
        return Catalogue.KEY + "-" + i;
    }

    private static String area(int i) {
        return "0511" + i + "0000000";
    }
}
