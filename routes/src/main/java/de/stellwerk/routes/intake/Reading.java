package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Portal;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads what a call hands in, in the portal's format, and stages its attachments. */
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
        Multipart.Body read =
                body(call, format, message -> limits.attachment(portal.id(), format.named(message, addressing)));
        return format.read(read.message(), read.attachments(), addressing, call.staging());
    }

    private Multipart.Body body(Call call, IntakeFormat format, ToLongFunction<Message> limit) throws IOException {
        if (call.content() instanceof Content.Message whole) {
            return new MessageWithFiles(settings, format, call.staging()).read(whole, limit);
        }
        Content.Body sent = (Content.Body) call.content();
        MediaType type = typeOf(sent);
        if (type.equalsTypeAndSubtype(MediaType.MULTIPART_FORM_DATA)) {
            return new Multipart(settings, format.messageParts(), call.staging(), limit).read(sent.stream(), type);
        }
        if (!type.equalsTypeAndSubtype(format.mediaType())) {
            throw unsupported(format.mediaType());
        }
        Message message = Message.of(format.messageParts().get(0), Multipart.wholeMessage(sent.stream(), settings));
        return new Multipart.Body(message, List.of());
    }

    static MediaType typeOf(Content.Body sent) {
        try {
            return sent.contentType().map(MediaType::parseMediaType).orElse(MediaType.APPLICATION_OCTET_STREAM);
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
