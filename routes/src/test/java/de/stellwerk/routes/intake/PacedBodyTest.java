package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PacedBodyTest {

    @Test
    void aBodyMayBeAsLargeAsAgreedAndNoLarger() throws IOException {
        assertThat(body(1000).readAllBytes()).hasSize(1000);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> body(1001).readAllBytes());
        assertThat(refusal.problem()).isEqualTo(Problem.TOO_LARGE);
    }

    private static PacedBody body(int bytes) {
        Duration ample = Duration.ofMinutes(1);
        DataSize size = DataSize.ofBytes(1000);
        IntakeSettings settings = new IntakeSettings(size, size, size, 60, 100, ample, ample, size, ample, ample);
        return new PacedBody(new ByteArrayInputStream(new byte[bytes]), settings, () -> 0);
    }
}
