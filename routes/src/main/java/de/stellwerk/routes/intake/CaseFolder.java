package de.stellwerk.routes.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** One case in a transfer directory: a message and, under the names that it calls them by, its attachments. */
record CaseFolder(Path path) {

    /** Names beside the folder are made of its name and must not pass 255 bytes. */
    private static final int LONGEST_NAME = 200;

    String name() {
        return path.getFileName().toString();
    }

    /** Whether files may be named after it. */
    boolean isUsable() {
        return name().chars().noneMatch(Character::isISOControl)
                && name().getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    /** @throws NoSuchFileException when it is gone, or another thing now */
    FolderState state() throws IOException {
        requireItself();
        return FolderState.of(path);
    }

    /**
     * Its content, opened when it is read; what cannot be read then is an {@link UncheckedIOException}.
     *
     * @param ending of the message's name
     * @throws Refusal when it is not one message with plain files
     */
    Content.Message content(FolderState state, String ending, IntakeSettings settings) {
        requirePlain(state);
        if (state.size() > settings.body().toBytes()) {
            throw Refusal.of(
                    Problem.TOO_LARGE,
                    Violation.of("body-limit", Place.NOWHERE, settings.body().toMegabytes()));
        }
        FolderState.Entry message = message(state, ending);
        List<Content.Named> files = state.files().stream()
                .filter(entry -> !entry.equals(message))
                .map(entry -> new Content.Named(composed(entry.name()), source(entry)))
                .toList();
        return new Content.Message(source(message), files);
    }

    private static void requirePlain(FolderState state) {
        if (!state.entries().stream().allMatch(FolderState.Entry::plain)) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("folder-entry", Place.NOWHERE));
        }
    }

    private static FolderState.Entry message(FolderState state, String ending) {
        List<FolderState.Entry> found = state.files().stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).endsWith(ending))
                .toList();
        if (found.isEmpty()) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("message-file-missing", Place.NOWHERE, ending));
        }
        if (found.size() > 1) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("message-file-doubled", Place.NOWHERE, ending));
        }
        return found.get(0);
    }

    /** Some systems write names decomposed; messages are in normal form C. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private Content.Source source(FolderState.Entry entry) {
        return () -> {
            try {
                requireItself();
                return new Readable(Files.newInputStream(
                        path.resolve(entry.name()), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Not a link to somewhere else, put in its place. */
    private void requireItself() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    /** Tells the disk's failures from what the portal did wrong. */
    private static final class Readable extends FilterInputStream {

        Readable(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
