package de.stellwerk.routes.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies in a case's folder at one moment, by name. Hidden names are not looked at, symbolic links not followed.
 *
 * @param entries sorted by name
 */
record FolderState(List<Entry> entries) {

    /** An empty file of this name says that the folder is complete. */
    static final String MARK = "fertig";

    /** @param plain whether it is a file and neither a link, a folder nor a device */
    record Entry(String name, boolean plain, long size, FileTime changed) {

        private boolean isMark() {
            return name.equals(MARK) && plain && size == 0;
        }
    }

    static FolderState of(Path folder) throws IOException {
        List<Path> names;
        try (Stream<Path> listed = Files.list(folder)) {
            names = listed.filter(file -> !isHidden(file)).sorted().toList();
        }
        List<Entry> entries = new java.util.ArrayList<>();
        for (Path file : names) {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            entries.add(new Entry(
                    file.getFileName().toString(), found.isRegularFile(), found.size(), found.lastModifiedTime()));
        }
        return new FolderState(List.copyOf(entries));
    }

    static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    boolean isMarked() {
        return entries.stream().anyMatch(Entry::isMark);
    }

    /** The message and the attachments. */
    List<Entry> files() {
        return entries.stream().filter(entry -> !entry.isMark()).toList();
    }

    /** In bytes. */
    long size() {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    /** Another one when anything has changed: a SHA-512 in hex. */
    String fingerprint() {
        String all = entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
        return ContentHash.hex(all.getBytes(StandardCharsets.UTF_8));
    }
}
