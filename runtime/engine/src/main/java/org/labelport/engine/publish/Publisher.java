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

    /** Is told of a place before an export is moved there. */
    @FunctionalInterface
    public interface Intent {
        void at(Path place) throws IOException;
    }

    /**
     * Publishes a folder or a file in one atomic step, under its name or the first free of {@code name(1)}, {@code name(2)} …;
     * the extension of a file stays at the end.
     *
     * @param staging a complete export, on the file system of the destination
     * @param place the wanted place, in a folder that exists
     * @param intent told of each place that is tried
     * @return where it is
     */
    public static Path publish(Path staging, Path place, Intent intent) throws IOException {
        boolean file = Files.isRegularFile(staging, LinkOption.NOFOLLOW_LINKS);
        for (int number = 0; ; number++) {
            Path candidate = number == 0 ? place : place.resolveSibling(numbered(place, number, file));
            if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                intent.at(candidate);
                if (file ? fileMoved(staging, candidate) : folderMoved(staging, candidate)) {
                    return candidate;
                }
            } else if (file && isSecondName(candidate, staging)) {
                return candidate; // a process died in between
            }
        }
    }

    private static String numbered(Path place, int number, boolean file) {
        String name = place.getFileName().toString();
        int end = file ? name.lastIndexOf('.') : -1;
        return end > 0 ? name.substring(0, end) + "(" + number + ")" + name.substring(end) : name + "(" + number + ")";
    }

    /**
     * Moves a file by giving it a second name, because a rename would overwrite a file that was created in the
     * meantime.
     */
    private static boolean fileMoved(Path staging, Path candidate) throws IOException {
        try {
            Files.createLink(candidate, staging);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException | UnsupportedOperationException e) {
            // The file system has no second names, or fails, in which case the rename fails too.
            Files.move(staging, candidate, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
        try {
            Files.delete(staging);
        } catch (IOException e) {
            return true; // the old name is removed with the run's folder; a warning says so when that stays
        }
        return true;
    }

    private static boolean isSecondName(Path candidate, Path staging) throws IOException {
        return Files.isRegularFile(candidate, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(staging, candidate);
    }

    /** A rename onto a folder that is not empty fails, so a name that was taken in the meantime is never overwritten. */
    private static boolean folderMoved(Path staging, Path candidate) throws IOException {
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
