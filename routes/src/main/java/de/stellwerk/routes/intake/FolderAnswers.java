package de.stellwerk.routes.intake;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a case by a file beside its folder, which is there as a whole or not at all. What was accepted moves to {@value
 * #ACCEPTED} and is never deleted here; what was refused stays.
 */
record FolderAnswers(CaseFolder folder) {

    static final String ACCEPTED = ".angenommen";

    private static final String RECEIPT = ".eingangsbestaetigung.json";
    private static final String ERROR = ".fehler.json";
    private static final int LONGEST_ERROR = 1 << 20;

    /** The state in which the folder was refused: a member of the error file beside those of RFC 9457. */
    private static final String STATE = "folderState";

    /** The acknowledgement first: whoever stops in between does all of it again, and the ledger knows the case. */
    void accept(UUID submission, byte[] document) throws IOException {
        write(beside(RECEIPT), document);
        move(submission);
        Files.deleteIfExists(beside(ERROR));
        sync(root());
    }

    /** Another hub may have accepted the case meanwhile; its word counts. */
    void refuse(FolderState state, byte[] problem) throws IOException {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(problem);
        write(beside(ERROR), JsonMapper.shared().writeValueAsBytes(document.put(STATE, state.fingerprint())));
        if (!Files.isDirectory(folder.path(), NOFOLLOW_LINKS)) {
            Files.deleteIfExists(beside(ERROR));
        }
        sync(root());
    }

    /** Whether it was refused just as it is now, and the error file still says so. */
    boolean isRefused(FolderState state) throws IOException {
        Path error = beside(ERROR);
        if (!Files.isRegularFile(error, NOFOLLOW_LINKS) || Files.size(error) > LONGEST_ERROR) {
            return false;
        }
        try (var content = Files.newInputStream(error, READ, NOFOLLOW_LINKS)) {
            String before = JsonMapper.shared()
                    .readTree(content.readNBytes(LONGEST_ERROR))
                    .path(STATE)
                    .asString("");
            return before.equals(state.fingerprint());
        } catch (NoSuchFileException | JacksonException e) {
            return false;
        }
    }

    /** Who finds it gone was overtaken by another hub, which is as good. */
    private void move(UUID submission) throws IOException {
        Path accepted = root().resolve(ACCEPTED);
        if (!Files.isDirectory(accepted, NOFOLLOW_LINKS)) {
            createUnlessOvertaken(accepted);
        }
        Path place = Stream.of("", "." + submission)
                .map(more -> accepted.resolve(folder.name() + more))
                .filter(free -> !Files.exists(free, NOFOLLOW_LINKS))
                .findFirst()
                .orElse(accepted.resolve(folder.name() + "." + UUID.randomUUID()));
        try {
            Files.move(folder.path(), place, ATOMIC_MOVE);
            sync(accepted);
        } catch (NoSuchFileException e) {
            sync(accepted);
        }
    }

    private static void createUnlessOvertaken(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling("." + UUID.randomUUID());
        try {
            try (FileChannel channel = FileChannel.open(draft, CREATE_NEW, WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(draft, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        sync(file.getParent());
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    private Path root() {
        return folder.path().getParent();
    }

    private Path beside(String ending) {
        return root().resolve(folder.name() + ending);
    }
}
