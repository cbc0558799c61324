package de.stellwerk.app.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A person at the pay page of a stand-in. */
final class Payer {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Presses the button; where the browser is sent then does not matter to the money. */
    void pay(URI payPage) throws IOException {
        try {
            HttpRequest button = HttpRequest.newBuilder(URI.create(payPage + "/paid"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            HTTP.send(button, BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
