package de.stellwerk.routes.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;

/**
 * Reads a multipart/form-data body (RFC 7578) once, from front to end: the message parts into memory, every other part into the
 * staging as it arrives. Strict: a broken boundary, an unnamed part, a missing or doubled message part are refused.
 */
final class Multipart {

    record Body(Message message, List<Part> attachments) {}

    private record Head(String name, Optional<String> fileName, Optional<String> mediaType) {}

    private final IntakeSettings settings;
    private final List<String> messageParts;
    private final Staging staging;
    private final ToLongFunction<Message> attachmentLimit;
    private long mayHave = Long.MAX_VALUE;
    private final List<Part> attachments = new ArrayList<>();
    private final Map<String, byte[]> message = new HashMap<>();

    /**
     * @param messageParts first the one that must be there, then those that may
     * @param attachmentLimit how many bytes each attachment may have that follows this message
     */
    Multipart(
            IntakeSettings settings,
            List<String> messageParts,
            Staging staging,
            ToLongFunction<Message> attachmentLimit) {
        this.attachmentLimit = attachmentLimit;
        this.settings = settings;
        this.messageParts = messageParts;
        this.staging = staging;
    }

    Body read(InputStream body, MediaType type) throws IOException {
        try {
            MultipartInput input = MultipartInput.builder()
                    .setInputStream(body)
                    .setBoundary(boundary(type))
                    .setMaxPartHeaderSize(2048)
                    .get();
            input.setHeaderCharset(StandardCharsets.UTF_8);
            readParts(input);
        } catch (FileUploadSizeException e) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("part-headers", Place.NOWHERE));
        } catch (MultipartInput.MalformedStreamException
                | MultipartInput.FileUploadBoundaryException
                | IllegalArgumentException e) {
            throw broken();
        }
        if (!message.containsKey(messageParts.get(0))) {
            throw Refusal.of(
                    Problem.BAD_REQUEST, Violation.of("message-part-missing", Place.NOWHERE, messageParts.get(0)));
        }
        return new Body(new Message(Map.copyOf(message)), attachments);
    }

    private void readParts(MultipartInput input) throws IOException {
        boolean more = input.skipPreamble();
        if (!more) {
            throw broken();
        }
        for (int parts = 1; more; parts++) {
            if (parts > settings.parts()) {
                throw Refusal.of(Problem.TOO_LARGE, Violation.of("too-many-parts", Place.NOWHERE, settings.parts()));
            }
            Head head = head(input.readHeaders());
            try (InputStream content = input.newInputStream()) {
                readPart(head, content);
            }
            more = input.readBoundary();
        }
    }

    private void readPart(Head head, InputStream content) throws IOException {
        if (!messageParts.contains(head.name())) {
            Received received = take(content, mayHave, staging, settings);
            attachments.add(new Part(head.name(), head.fileName(), head.mediaType(), received));
            return;
        }
        if (message.containsKey(head.name())) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("message-part-doubled", Place.NOWHERE, head.name()));
        }
        long before = message.values().stream().mapToLong(text -> text.length).sum();
        message.put(head.name(), wholeMessage(content, settings, before));
        mayHave = attachmentLimit.applyAsLong(new Message(Map.copyOf(message)));
    }

    /** Takes an attachment of at most {@code mayHave} bytes, and no more than is published. */
    static Received take(InputStream content, long mayHave, Staging staging, IntakeSettings settings)
            throws IOException {
        try {
            return staging.take(content, Math.min(mayHave, settings.attachment().toBytes()));
        } catch (de.stellwerk.routes.ledger.Uploads.TooLarge e) {
            throw Refusal.of(Problem.TOO_LARGE, tooLarge(mayHave, settings));
        }
    }

    private static Violation tooLarge(long mayHave, IntakeSettings settings) {
        return mayHave < settings.attachment().toBytes()
                ? Violation.of("attachment-size", Place.NOWHERE, mayHave)
                : Violation.of(
                        "attachment-limit", Place.NOWHERE, settings.attachment().toMegabytes());
    }

    static byte[] wholeMessage(InputStream content, IntakeSettings settings) throws IOException {
        return wholeMessage(content, settings, 0);
    }

    /** @param before bytes that other parts of the message had */
    private static byte[] wholeMessage(InputStream content, IntakeSettings settings, long before) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            if (before + whole.size() + n > settings.message().toBytes()) {
                throw messageTooLarge(settings);
            }
            whole.write(buffer, 0, n);
        }
        return whole.toByteArray();
    }

    static Refusal messageTooLarge(IntakeSettings settings) {
        return Refusal.of(
                Problem.TOO_LARGE,
                Violation.of("message-limit", Place.NOWHERE, settings.message().toMegabytes()));
    }

    private static byte[] boundary(MediaType type) {
        String boundary = type.getParameter("boundary");
        if (boundary == null || boundary.isBlank()) {
            throw broken();
        }
        String bare = boundary.startsWith("\"") ? boundary.substring(1, boundary.length() - 1) : boundary;
        return bare.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Head head(String headers) {
        Optional<ContentDisposition> disposition = Optional.empty();
        Optional<String> mediaType = Optional.empty();
        Set<String> seen = new HashSet<>();
        for (String line : headers.split("\r\n")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (!line.isEmpty() && (colon < 1 || !seen.add(name))) {
                throw broken();
            }
            switch (name) {
                case "content-disposition" -> disposition = Optional.of(ContentDisposition.parse(value));
                case "content-type" -> mediaType = Optional.of(bareType(value));
                case "content-transfer-encoding" -> requireUnencoded(value);
                default -> {}
            }
        }
        String name = disposition.map(ContentDisposition::getName).orElseThrow(Multipart::unnamed);
        Optional<String> fileName = disposition.map(ContentDisposition::getFilename);
        fileName.ifPresent(Multipart::requireBare);
        return new Head(name, fileName, mediaType);
    }

    private static void requireBare(String fileName) {
        if (fileName.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '/' || c == '\\')) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("part-file-name", Place.NOWHERE));
        }
    }

    private static String bareType(String value) {
        MediaType type = MediaType.parseMediaType(value);
        if (type.getType().equals("multipart")) {
            throw broken();
        }
        return type.getType() + "/" + type.getSubtype();
    }

    private static void requireUnencoded(String encoding) {
        if (!Set.of("binary", "8bit", "7bit").contains(encoding.toLowerCase(java.util.Locale.ROOT))) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("part-encoding", Place.NOWHERE));
        }
    }

    private static Refusal unnamed() {
        return Refusal.of(Problem.BAD_REQUEST, Violation.of("part-unnamed", Place.NOWHERE));
    }

    private static Refusal broken() {
        return Refusal.of(Problem.BAD_REQUEST, Violation.of("multipart-broken", Place.NOWHERE));
    }
}
