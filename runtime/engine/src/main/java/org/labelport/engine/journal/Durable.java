package org.labelport.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.labelport.target.FileKind;

/** Makes files survive a power cut. */
public final class Durable {

    private Durable() {}

    /** Has the content of a file written to the disk, unless it has just been deleted. */
    public static void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (NoSuchFileException e) {
            return; // deleted files need not survive
        }
    }

    /**
     * Has the content of all files below a folder written to the disk, and the folders' lists of names. Files may be deleted
     * meanwhile.
     */
    public static void tree(Path root) throws IOException {
        if (FileKind.of(root) != FileKind.FOLDER) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    file(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                names(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Has a folder's list of names written to the disk, where the operating system can do that. */
    public static void names(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // Windows opens no folders; its file systems keep names in their own journal
        }
    }
}
