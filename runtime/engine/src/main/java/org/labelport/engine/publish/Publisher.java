package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Moves finished exports to their places. */
public final class Publisher {

    private Publisher() {}

    /** Is told of a place before a folder is moved there. */
    @FunctionalInterface
    public interface Intent {
        void at(Path place) throws IOException;
    }

    /**
     * Publishes a folder in one atomic step, under its name or the first free of {@code name(1)}, {@code name(2)} …
     *
     * @param staging a complete export, on the file system of the destination
     * @param place where it is wanted
     * @param intent told of each place that is tried
     * @return where it is
     */
    public static Path publish(Path staging, Path place, Intent intent) throws IOException {
        Files.createDirectories(place.getParent());
        for (int number = 0; ; number++) {
            Path candidate = number == 0 ? place : place.resolveSibling(place.getFileName() + "(" + number + ")");
            if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                intent.at(candidate);
                if (moved(staging, candidate)) {
                    return candidate;
                }
            }
        }
    }

    /** A rename onto a folder that is not empty fails, so a name that was taken in the meantime is never overwritten. */
    private static boolean moved(Path staging, Path candidate) throws IOException {
        try {
            Files.move(staging, candidate, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            return false;
        } catch (FileSystemException e) {
            if (Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)
                    && Files.exists(staging, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
    }
}
