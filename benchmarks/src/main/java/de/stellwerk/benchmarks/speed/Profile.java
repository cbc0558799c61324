package de.stellwerk.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the hub's time went, by the packages its threads were found in, warm-up included. */
final class Profile {

    private static final String FILE = "hub.jfr";
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final int DEPTH = 3;
    private static final int SHOWN = 20;

    private Profile() {}

    /** The options of the JVM to be watched. */
    static List<String> options(Path folder) {
        return List.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + folder.resolve(FILE));
    }

    /** Two lists: the packages that ran, and the packages of ours on whose behalf they did. */
    static String of(Path folder) throws IOException {
        Map<String, Integer> top = new HashMap<>();
        Map<String, Integer> ours = new HashMap<>();
        try (RecordingFile recording = new RecordingFile(folder.resolve(FILE))) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
                    note(event.getStackTrace().getFrames(), top, ours);
                }
            }
        }
        return "ran:\n" + hottest(top) + "\nfor:\n" + hottest(ours);
    }

    private static void note(List<RecordedFrame> frames, Map<String, Integer> top, Map<String, Integer> ours) {
        frames.stream().limit(1).forEach(frame -> top.merge(first(type(frame), DEPTH), 1, Integer::sum));
        String own = frames.stream()
                .map(Profile::type)
                .filter(type -> type.startsWith("de.stellwerk."))
                .findFirst()
                .map(type -> first(type, DEPTH + 1))
                .orElse("others");
        ours.merge(own, 1, Integer::sum);
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    private static String first(String type, int parts) {
        return Stream.of(type.split("\\.")).limit(parts).collect(Collectors.joining("."));
    }

    private static String hottest(Map<String, Integer> counts) {
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .map(one -> String.format(Locale.ROOT, "%6.1f %% %s", 100 * one.getValue() / all, one.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
