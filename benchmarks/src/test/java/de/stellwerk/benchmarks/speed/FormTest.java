package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {

    @Test
    void theJsonFormHasSixKibibytes() throws IOException {
        assertThat(message(Form.json(Form.AREA, "key")).body()).hasSizeBetween(6 * 1024 - 64, 6 * 1024);
    }

    @ParameterizedTest
    @MethodSource("both")
    void isARequestWithAReferenceOfItsOwn(Form form) throws IOException {
        HttpConnection.Message read = message(form);

        assertThat(read.startLine()).isEqualTo("POST /api/v1/submissions HTTP/1.1");
        assertThat(new String(read.body())).contains(Book.reference(7)).doesNotContain("${");
    }

    private static HttpConnection.Message message(Form form) throws IOException {
        return new HttpConnection(new ByteArrayInputStream(form.request(7)), OutputStream.nullOutputStream()).read();
    }

    static Stream<Form> both() {
        return Stream.of(Form.json(Form.AREA, "key"), Form.xml(Form.AREA, "key"));
    }
}
