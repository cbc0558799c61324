package de.stellwerk.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;

/** Serves one kind of work over HTTP, with faults and control. */
final class HttpSimulator {

    private final Work work;
    private final Options options;
    private final FaultSwitch faults = new FaultSwitch();
    private final Control control;

    private HttpSimulator(Work work, Effects effects, Options options, Map<String, Control.Order> orders) {
        this.work = work;
        this.options = options;
        this.control = new Control(faults, effects, orders);
    }

    /** What the simulated system does with a request; it reads the body to its end. */
    interface Work {
        Answer answer(HttpExchange exchange) throws IOException;
    }

    static void serve(Work work, Effects effects, Options options) throws IOException {
        serve(work, effects, options, Map.of());
    }

    static void serve(Work work, Effects effects, Options options, Map<String, Control.Order> orders)
            throws IOException {
        // Without it the JDK's server waits for the client's delayed acknowledgement before each answer's body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpSimulator simulator = new HttpSimulator(work, effects, options, orders);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(Control.PATH, simulator::control);
        server.createContext("/", simulator::handle);
        server.start();
        Ready.announce(FrontDoor.open(options.port(), server.getAddress().getPort(), simulator.faults), options);
    }

    private void control(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        send(
                exchange,
                control.answer(
                        exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body));
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean changes = !exchange.getRequestMethod().equals("GET");
        Fault fault = faults.take(mode -> !mode.breaksTheConnection() && (changes || !mode.concernsOnlyChanges()));
        switch (fault.kind()) {
            case HANG -> {
                faults.holdUntilChanged();
                exchange.close();
            }
            case SWALLOW -> {
                authorised(exchange);
                exchange.close();
            }
            case SLOW -> {
                Pause.of(fault.millis());
                send(exchange, authorised(exchange));
            }
            case NONE, RESET, HALF_CLOSE -> send(exchange, authorised(exchange));
            case REJECT, CONFLICT, UNAUTHORISED, TOO_MANY, ERROR, UNAVAILABLE -> send(exchange, Answer.of(fault));
        }
    }

    private Answer authorised(HttpExchange exchange) throws IOException {
        if (options.credentials() == null) {
            return work.answer(exchange);
        }
        byte[] pair = options.credentials().getBytes(StandardCharsets.UTF_8);
        String wanted = "Basic " + Base64.getEncoder().encodeToString(pair);
        boolean known = wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        return known ? work.answer(exchange) : Answer.of(401).with("WWW-Authenticate", "Basic realm=\"simulator\"");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            int length = answer.body().length;
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(answer.body());
        }
    }
}
