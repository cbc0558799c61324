package de.stellwerk.benchmarks.speed;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One keep-alive connection of a portal. What becomes of each submission is noted in the {@link Book}. */
public final class Portal implements Closeable {

    private static final String ID = "\"id\":\"";
    private static final int PATIENCE_MILLIS = 60_000;

    private final URI hub;
    private final Book book;
    private Socket socket;
    private HttpConnection connection;

    public Portal(URI hub, Book book) {
        this.hub = hub;
        this.book = book;
    }

    /** Sends one and waits for the answer; returns whether it was acknowledged. */
    public boolean submit(Form form) {
        int number = book.begin();
        try {
            connect();
            connection.send(form.request(number));
            HttpConnection.Message answer = connection.read();
            if (answer == null) {
                throw new IOException("closed instead of answered");
            }
            if (answer.closes()) {
                close();
            }
            return note(number, answer);
        } catch (IOException outcomeUnknown) {
            close();
            return false;
        }
    }

    private boolean note(int number, HttpConnection.Message answer) throws IOException {
        if (answer.status() == 202) {
            book.acknowledged(number, id(answer.body()));
            return true;
        }
        book.refused(number);
        return false;
    }

    private static UUID id(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        int at = text.indexOf(ID);
        if (at < 0) {
            throw new IOException("an acknowledgement without an id");
        }
        return UUID.fromString(text.substring(at + ID.length(), at + ID.length() + 36));
    }

    private void connect() throws IOException {
        if (socket == null) {
            socket = new Socket(hub.getHost(), hub.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            connection = new HttpConnection(socket.getInputStream(), socket.getOutputStream());
        }
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is of no use any more in any case
        }
        socket = null;
    }
}
