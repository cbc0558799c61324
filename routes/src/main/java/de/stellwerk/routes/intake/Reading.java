package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Portal;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads a call's body in the portal's format, alone or as multipart, and stages its attachments. */
@Component
final class Reading {

    private final IntakeSettings settings;
    private final EarlyLimits limits;
    private final Catalogs catalogs;

    Reading(IntakeSettings settings, EarlyLimits limits, Catalogs catalogs) {
        this.settings = settings;
        this.limits = limits;
        this.catalogs = catalogs;
    }

    public Submitted read(Identified identified) {
        Call call = identified.call();
        try {
            return new Submitted(call, identified.portal(), sent(call, identified.portal()));
        } catch (IOException e) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("body-cut", Place.NOWHERE));
        }
    }

    private Sent sent(Call call, Portal portal) throws IOException {
        IntakeFormat format = IntakeFormat.of(portal.format());
        AddressBook addressing = AddressBook.of(portal, catalogs.current());
        MediaType type = typeOf(call);
        if (type.equalsTypeAndSubtype(MediaType.MULTIPART_FORM_DATA)) {
            ToLongFunction<Message> limit =
                    message -> limits.attachment(portal.id(), format.named(message, addressing));
            Multipart.Body body =
                    new Multipart(settings, format.messageParts(), call.staging(), limit).read(call.body(), type);
            return format.read(body.message(), body.attachments(), addressing, call.staging());
        }
        if (!type.equalsTypeAndSubtype(format.mediaType())) {
            throw unsupported(format.mediaType());
        }
        Message message = Message.of(format.messageParts().get(0), Multipart.wholeMessage(call.body(), settings));
        return format.read(message, List.of(), addressing, call.staging());
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
