package de.stellwerk.routes.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** The folder from which catalogues are taken. Only files whose time or size changed are read again. */
final class CatalogFolder {

    private final Path folder;
    private Map<String, Known> known = Map.of();

    CatalogFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Time and size of each file: equal stamps, equal content. A folder that is not there has no files. */
    Map<String, Stamp> stamps() {
        Map<String, Stamp> stamps = new HashMap<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 10, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return isHidden(directory) && !directory.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !isHidden(file)) {
                        stamps.put(nameOf(file), new Stamp(attributes.lastModifiedTime(), attributes.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            return stamps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stamps;
    }

    /** The stamps of the snapshot taken last. */
    Map<String, Stamp> taken() {
        Map<String, Stamp> stamps = new HashMap<>();
        known.forEach((path, file) -> stamps.put(path, file.stamp()));
        return stamps;
    }

    Snapshot snapshot() {
        Map<String, Known> now = new HashMap<>();
        stamps().forEach((path, stamp) -> now.put(path, unlessKnown(path, stamp)));
        known = now;
        return Snapshot.of(now.entrySet().stream()
                .map(entry -> file(entry.getKey(), entry.getValue().hash()))
                .toList());
    }

    private Known unlessKnown(String path, Stamp stamp) {
        Known before = known.get(path);
        return before != null && before.stamp().equals(stamp) ? before : new Known(stamp, Hash.of(read(path)));
    }

    private CatalogFile file(String path, String hash) {
        return new CatalogFile(path, hash, () -> {
            byte[] content = read(path);
            if (!Hash.of(content).equals(hash)) {
                throw new UncheckedIOException(new IOException("changed while being read: " + path));
            }
            return content;
        });
    }

    private byte[] read(String path) {
        try {
            return Files.readAllBytes(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String nameOf(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** Hidden files and what editors leave while somebody writes. */
    private static boolean isHidden(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.endsWith("~");
    }

    record Stamp(FileTime changed, long size) {}

    private record Known(Stamp stamp, String hash) {}
}
