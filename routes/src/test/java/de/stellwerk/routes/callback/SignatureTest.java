package de.stellwerk.routes.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final String SECRET = "insecure_unsafe_qHScgrg_kP-R31jHUwp3GkVkGJolvBchz65b74Lzue0";
    private static final String BODY =
            "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions\","
                    + "\"submissionIds\":[\"f39ab143-d91a-474a-b69f-b00f1a1873c2\"],\"submissions\":[{"
                    + "\"destinationId\":\"d12caea8-f372-4eb1-b102-b0a228253a11\","
                    + "\"submissionId\":\"f39ab143-d91a-474a-b69f-b00f1a1873c2\","
                    + "\"caseId\":\"9eec7d3e-dc66-4f82-9f52-1520bf96a32e\"}]}";

    /** The example of FIT-Connect's documentation. */
    @Test
    void isThatOfFitConnect() {
        assertThat(Signature.of(SECRET, 1672527599, BODY.getBytes(UTF_8)))
                .isEqualTo("2056b372b5bcec06d8f11ab79b84b42d6cbe1c8e1178cdfa36e4385dcf717758"
                        + "aaa7599f417d9ec3e079087884f4fd59680bf713621383e2d4414ef74fb10df3");
    }

    @Test
    void coversTheTimestampAndEveryByte() {
        String one = Signature.of(SECRET, 1672527599, BODY.getBytes(UTF_8));

        assertThat(Signature.of(SECRET, 1672527600, BODY.getBytes(UTF_8))).isNotEqualTo(one);
        assertThat(Signature.of(SECRET, 1672527599, (BODY + " ").getBytes(UTF_8)))
                .isNotEqualTo(one);
        assertThat(Signature.of("another", 1672527599, BODY.getBytes(UTF_8))).isNotEqualTo(one);
    }
}
