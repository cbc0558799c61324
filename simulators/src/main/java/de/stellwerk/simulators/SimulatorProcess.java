package de.stellwerk.simulators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A simulator started as a child process. It ends with {@link #close}, or with its parent, whose pipe then closes.
 *
 * @param address where it listens, without a path
 */
public record SimulatorProcess(Process process, URI address) implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String READY = "LISTENING ";

    /**
     * Starts {@code name} from the packaged directory ({@code simulators/target/simulators}) and waits until it listens.
     *
     * @param name the simple name of its main class
     * @throws IOException if it ends before it listens
     */
    public static SimulatorProcess start(Path directory, String name, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", directory.resolve("*").toString()));
        command.add(SimulatorProcess.class.getPackageName() + "." + name);
        command.add("--stdin");
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new SimulatorProcess(process, addressOf(process, name));
    }

    /**
     * Switches a fault on.
     *
     * @param mode one of the words of {@link Mode}
     * @param times how many requests it hits; 0: all until it is changed
     */
    public void fault(String mode, int times) {
        String json = times == 0 ? "{\"mode\":\"%s\"}" : "{\"mode\":\"%s\",\"times\":%d}";
        ask(request("/control/fault").POST(HttpRequest.BodyPublishers.ofString(json.formatted(mode, times))), 204);
    }

    /** Lets it take this long over each request, until it is mended. */
    public void slow(Duration each) {
        String json = "{\"mode\":\"slow\",\"millis\":%d}".formatted(each.toMillis());
        ask(request("/control/fault").POST(HttpRequest.BodyPublishers.ofString(json)), 204);
    }

    /** Switches any fault off; what hangs is let go. */
    public void mend() {
        fault("none", 0);
    }

    /** Lets a payment stand-in decide a payment: {@code paid}, {@code cancelled} or {@code failed}. */
    public void decide(String transaction, String how) {
        ask(
                request("/control/payments")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"transaction\":\"%s\",\"decide\":\"%s\"}".formatted(transaction, how))),
                204);
    }

    /** Lets a payment stand-in say this of amounts and statuses; {@code null}: the truth. */
    public void lie(String amount, String status) {
        String said = status == null ? "null" : "\"" + status + "\"";
        ask(
                request("/control/lie")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"amount\":%s,\"status\":%s}".formatted(amount, said))),
                204);
    }

    /** How often, and how truly, a payment stand-in notifies: {@code once}, {@code twice}, {@code never}, {@code forged}. */
    public void notifications(String how) {
        ask(
                request("/control/notifications")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"send\":\"%s\"}".formatted(how))),
                204);
    }

    /** The lines of its ledger, one JSON object each, oldest first. */
    public List<String> effects() {
        return ask(request("/control/effects"), 200).lines().toList();
    }

    /**
     * Lets a specialist system answer to a case; returns what the hub said.
     *
     * @param order as {@code POST /control/message} takes it
     */
    public String message(String order) {
        return ask(request("/control/message").POST(HttpRequest.BodyPublishers.ofString(order)), 202);
    }

    /**
     * Lets somebody send off a form at a form server.
     *
     * @param submission the document as the Submission API hands it out
     */
    public void sentOff(String submission) {
        ask(request("/control/submission").POST(HttpRequest.BodyPublishers.ofString(submission)), 204);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }

    private static String ask(HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new IllegalStateException("the simulator answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI addressOf(Process process, String name) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new IOException(name + " did not start");
    }

    /** Ends it and waits until its port is free. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
