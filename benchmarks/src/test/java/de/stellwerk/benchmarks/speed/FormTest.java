package de.stellwerk.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {

    @ParameterizedTest
    @MethodSource("both")
    void isARequestOfSixKibibytes(Form form) throws IOException {
        byte[] request = form.request(7);

        HttpConnection.Message read =
                new HttpConnection(new ByteArrayInputStream(request), OutputStream.nullOutputStream()).read();
        assertThat(read.startLine()).isEqualTo("POST /api/v1/submissions HTTP/1.1");
        assertThat(read.body()).hasSizeBetween(6 * 1024 - 64, 6 * 1024);
        assertThat(new String(read.body())).contains(Book.reference(7)).doesNotContain("${");
    }

    static Stream<Form> both() {
        return Stream.of(Form.json(Form.AREA, "key"), Form.xml(Form.AREA, "key"));
    }
}
