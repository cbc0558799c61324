package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.PortalFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads a call's body in the portal's format, alone or as multipart, and stages its attachments. */
@Component
final class Reading {

    private final Map<PortalFormat, IntakeFormat> formats;
    private final IntakeSettings settings;
    private final EarlyLimits limits;

    Reading(List<IntakeFormat> formats, IntakeSettings settings, EarlyLimits limits) {
        this.limits = limits;
        this.formats = formats.stream().collect(Collectors.toMap(IntakeFormat::format, Function.identity()));
        this.settings = settings;
    }

    public Submitted read(Identified identified) {
        Call call = identified.call();
        try {
            return new Submitted(
                    call, identified.portal(), sent(call, identified.portal().id(), formatOf(identified)));
        } catch (IOException e) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("body-cut", Place.NOWHERE));
        }
    }

    private IntakeFormat formatOf(Identified identified) {
        return formats.get(identified.portal().format());
    }

    private Sent sent(Call call, String portal, IntakeFormat format) throws IOException {
        MediaType type = typeOf(call);
        if (type.equalsTypeAndSubtype(MediaType.MULTIPART_FORM_DATA)) {
            ToLongFunction<byte[]> limit = message -> limits.attachment(portal, format.named(message));
            Multipart.Body body =
                    new Multipart(settings, format.messagePart(), call.staging(), limit).read(call.body(), type);
            return format.read(body.message(), body.attachments(), call.staging());
        }
        if (!type.equalsTypeAndSubtype(format.mediaType())) {
            throw unsupported(format.mediaType());
        }
        return format.read(Multipart.wholeMessage(call.body(), settings), List.of(), call.staging());
    }

    static MediaType typeOf(Call call) {
        try {
            return call.contentType().map(MediaType::parseMediaType).orElse(MediaType.APPLICATION_OCTET_STREAM);
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    static Refusal unsupported(MediaType expected) {
        return Refusal.of(
                Problem.UNSUPPORTED_TYPE,
                Violation.of("content-type", Place.NOWHERE, expected, MediaType.MULTIPART_FORM_DATA));
    }
}
