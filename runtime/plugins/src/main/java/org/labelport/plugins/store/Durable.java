package org.labelport.plugins.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files so that after a crash they are complete or absent. */
final class Durable {

    private Durable() {}

    /** Replaces a file in one step. */
    static void replace(Path file, byte[] content) throws IOException {
        Path temporary = unfinished(file);
        try (FileChannel channel = create(temporary)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        onlyOwnerWrites(temporary, "rw-r--r--");
        move(temporary, file);
    }

    /**
     * Opens a new file in place of what a crash has left. Nobody else can open it until it is moved to its name, and so change
     * it after it was checked.
     */
    static FileChannel create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return hasRights(file.getParent())
                ? FileChannel.open(
                        file,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(file, options);
    }

    /** Deletes what a crash during {@link #replace} left behind; only while nobody replaces the file. */
    static void sweep(Path file) throws IOException {
        Files.deleteIfExists(unfinished(file));
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Sets the rights of a file, where the system has such rights. */
    static void onlyOwnerWrites(Path path, String rights) throws IOException {
        if (hasRights(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }

    private static boolean hasRights(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    /** Moves a file that is on disk already to its name. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Not every system opens folders; there the rename is as durable as it gets.
        }
    }
}
