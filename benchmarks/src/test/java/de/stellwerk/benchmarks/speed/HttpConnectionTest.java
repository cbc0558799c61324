package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

    @Test
    void readsOneMessageAfterTheOther() throws IOException {
        HttpConnection connection = reading(
                "HTTP/1.1 202 \r\nContent-Length: 3\r\n\r\noneHTTP/1.1 409 Conflict\r\ncontent-length: 0\r\n\r\n");

        HttpConnection.Message first = connection.read();
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body()).isEqualTo("one".getBytes(StandardCharsets.US_ASCII));
        assertThat(first.closes()).isFalse();
        assertThat(connection.read().status()).isEqualTo(409);
        assertThat(connection.read()).isNull();
    }

    @Test
    void readsChunks() throws IOException {
        HttpConnection.Message answer = reading(
                        "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n")
                .read();

        assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo("one0123456789");
    }

    @Test
    void noticesThatTheOtherEndWillClose() throws IOException {
        assertThat(reading("HTTP/1.1 503 \r\nConnection: Close\r\nContent-Length: 0\r\n\r\n")
                        .read()
                        .closes())
                .isTrue();
    }

    @Test
    void takesNoBrokenMessageForAWholeOne() {
        assertThatThrownBy(() -> reading("HTTP/1.1 202 \r\nContent-Le").read()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() ->
                        reading("HTTP/1.1 202 \r\nContent-Length: 5\r\n\r\none").read())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void takesNothingElseForAStatusLine() throws IOException {
        HttpConnection.Message answer = reading("ICY 200 OK\r\n\r\n").read();

        assertThatThrownBy(answer::status).hasMessage("no status line: ICY 200 OK");
    }

    /** One byte at a time, as a network may deliver it. */
    private static HttpConnection reading(String text) {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))) {
            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                return super.read(into, at, Math.min(1, length));
            }
        };
        return new HttpConnection(slow, OutputStream.nullOutputStream());
    }
}
