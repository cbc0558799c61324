package de.stellwerk.routes.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The published limits of the way in.
 *
 * @param message the largest form message, inline attachments included
 * @param attachment the largest single attachment sent as a part; a service may allow less
 * @param body the largest request body, everything in it included
 * @param parts the most parts of a multipart body
 * @param violations the most violations named in one answer
 * @param silence how long a caller may send nothing at all
 * @param grace how long a body may take whatever its size
 * @param bytesPerSecond beyond the grace a body must keep this rate
 * @param upload no body may take longer
 * @param retryAfter what a portal is told to wait when the ledger cannot be reached
 */
@ConfigurationProperties("stellwerk.intake")
public record IntakeSettings(
        @DefaultValue("10MB") DataSize message,
        @DefaultValue("1GB") DataSize attachment,
        @DefaultValue("1536MB") DataSize body,
        @DefaultValue("60") int parts,
        @DefaultValue("100") int violations,
        @DefaultValue("20s") Duration silence,
        @DefaultValue("20s") Duration grace,
        @DefaultValue("16KB") DataSize bytesPerSecond,
        @DefaultValue("30m") Duration upload,
        @DefaultValue("10s") Duration retryAfter) {}
