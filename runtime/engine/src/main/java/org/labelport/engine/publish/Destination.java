package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.labelport.report.ExportException;

/**
 * The folder that a run exports to. It is created when it is absent, and removed again when the run publishes nothing.
 * Other runs may create and remove it at the same time.
 */
final class Destination {

    private final Path place;
    private final Deque<Path> created = new ArrayDeque<>();

    /** @param place absolute */
    Destination(Path place) {
        this.place = place;
    }

    /**
     * Refuses a place that is no folder, or is below something that is none.
     *
     * @throws ExportException {@code destination.unusable}
     */
    void requirePossible() throws ExportException {
        Path existing = place;
        while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        if (!isNoFolder(existing)) {
            return;
        }
        if (Files.isSymbolicLink(existing) && !Files.exists(existing)) {
            throw new ExportException(
                    "destination.unusable",
                    existing + " is a symbolic link to " + linked(existing)
                            + ", which does not exist. Create that folder, or choose another --out");
        }
        throw new ExportException(
                "destination.unusable", existing + " exists and is not a folder. Choose another --out");
    }

    private static String linked(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "a folder";
        }
    }

    /**
     * Whether the path is something other than a folder. Checked in one step, because other runs create and remove
     * folders.
     */
    private static boolean isNoFolder(Path path) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // A dangling link exists and is not a folder.
            return !found.isDirectory() && !(found.isSymbolicLink() && Files.isDirectory(path));
        } catch (IOException e) {
            return false; // if it cannot be read, creating the folder reports it
        }
    }

    /** Creates the folder and those above it, unless they exist. */
    void create() throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = place; at != null && !Files.exists(at); at = at.getParent()) {
            missing.push(at);
        }
        for (Path at : missing) {
            try {
                Files.createDirectory(at);
                created.push(at);
            } catch (FileAlreadyExistsException e) {
                if (isNoFolder(at)) {
                    throw e;
                } // else another run has created it meanwhile, or removed it again
            }
        }
    }

    /** Keeps the folder, because something was published into it. */
    void keep() {
        created.clear();
    }

    /** Removes the folders that were created here and are empty. */
    void removeEmpty() {
        for (Path folder : created) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            } catch (IOException e) {
                return; // an empty folder that cannot be removed does no harm
            }
        }
    }
}
