package de.stellwerk.routes.intake;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an attachment is, by its first bytes and by its name. A type not listed here is refused, whatever a service allows. */
enum FileKind {
    PDF("application/pdf", "25504446 2d", "pdf"),
    JPEG("image/jpeg", "ffd8ff", "jpg", "jpeg"),
    PNG("image/png", "89504e47 0d0a1a0a", "png"),
    GIF("image/gif", "47494638", "gif"),
    TIFF_LITTLE("image/tiff", "49492a00", "tif", "tiff"),
    TIFF_BIG("image/tiff", "4d4d002a", "tif", "tiff"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504b0304", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304", "xlsx"),
    ODT("application/vnd.oasis.opendocument.text", "504b0304", "odt"),
    ZIP("application/zip", "504b0304", "zip"),
    XML("application/xml", "3c3f786d 6c", "xml"),
    TEXT("text/plain", "", "txt"),
    CSV("text/csv", "", "csv");

    /** As many bytes as telling the kind needs; plain text is judged by them too. */
    static final int HEAD = 512;

    private final String mediaType;
    private final byte[] magic;
    private final List<String> extensions;

    FileKind(String mediaType, String magic, String... extensions) {
        this.mediaType = mediaType;
        this.magic = HexFormat.of().parseHex(magic.replace(" ", ""));
        this.extensions = List.of(extensions);
    }

    /** Whether content that starts like this can be of the media type. */
    static boolean contentFits(String mediaType, byte[] head) {
        return of(mediaType).anyMatch(kind -> kind.starts(head));
    }

    /** What a file of this name is taken for where nobody says so. */
    static Optional<String> mediaTypeOf(String name) {
        return extension(name).flatMap(found -> Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(found))
                .map(kind -> kind.mediaType)
                .findFirst());
    }

    static boolean nameFits(String mediaType, String name) {
        return extension(name)
                .map(found -> of(mediaType).anyMatch(kind -> kind.extensions.contains(found)))
                .orElse(false);
    }

    private static java.util.stream.Stream<FileKind> of(String mediaType) {
        return Arrays.stream(values()).filter(kind -> kind.mediaType.equalsIgnoreCase(mediaType));
    }

    private static Optional<String> extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private boolean starts(byte[] head) {
        return magic.length == 0
                ? isText(head)
                : head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }
}
