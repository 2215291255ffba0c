package org.labelport.shell.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in which something is made. Closing removes what is still there of it; a folder that was moved to its place
 * stays there. Used by one thread.
 *
 * @param path of the folder, which exists until it is moved or closed
 */
public record DraftFolder(Path path) implements AutoCloseable {

    /** Makes an empty folder at this place, where nothing may be yet. */
    public static DraftFolder at(Path place) throws IOException {
        return new DraftFolder(Files.createDirectory(place));
    }

    /** Makes an empty folder among the temporary ones, with a name that begins so. */
    public static DraftFolder temporary(String name) throws IOException {
        return new DraftFolder(Files.createTempDirectory(name));
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(path)) {
            for (Path inside : deepestFirst()) {
                Files.delete(inside);
            }
        }
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
