package org.labelport.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies at a path. Distinguishes what does not exist from what cannot be looked at, which {@link Files#exists} and
 * similar methods do not: code that confuses the two leaves out labels silently. A link whose target is missing counts
 * as something that cannot be looked at, because the target may be on a disk that is not mounted now.
 */
public enum FileKind {

    /** A regular file, or a link to one. */
    FILE,

    /** A folder, or a link to one. */
    FOLDER,

    /**
     * Something else, such as a pipe or, where links are not followed, a link. So is a file that macOS puts beside
     * another one, {@code ._a.xml} beside {@code a.xml}: it holds what macOS notes about that file, and no data.
     */
    OTHER,

    /** Certainly nothing. */
    ABSENT;

    /** How many bytes a name has at most in all common file systems. */
    private static final int LONGEST_NAME = 255;

    /**
     * Looks at a path.
     *
     * @param options whether links are followed; they are by default
     * @throws IOException when it cannot be determined: for lack of a permission, because of a broken disk, or for a
     *     link whose target is missing or that leads in a circle
     */
    public static FileKind of(Path path, LinkOption... options) throws IOException {
        try {
            Optional<BasicFileAttributes> found = attributes(path, options);
            if (found.isEmpty()) {
                return ABSENT;
            }
            if (found.get().isDirectory()) {
                return FOLDER;
            }
            return found.get().isRegularFile() && !AppleDouble.isAt(path) ? FILE : OTHER;
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (cannotBe(path)) {
                return ABSENT;
            }
            throw e;
        }
    }

    /**
     * Whether a file lies at a path. Unlike {@link #of}, this can be used in streams.
     *
     * @throws UncheckedIOException when it cannot be said
     */
    public static boolean isFile(Path path, LinkOption... options) {
        return unchecked(path, options) == FILE;
    }

    /**
     * Whether a file lies at a path, or something that cannot be looked at, such as a link whose target is missing:
     * whoever opens it learns why, and tells of it as of one file among many.
     */
    public static boolean mayBeFile(Path path) {
        try {
            return of(path) == FILE;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Whether a folder lies at a path.
     *
     * @throws UncheckedIOException when it cannot be said
     */
    public static boolean isFolder(Path path, LinkOption... options) {
        return unchecked(path, options) == FOLDER;
    }

    /**
     * Whether anything lies at a path.
     *
     * @throws UncheckedIOException when it cannot be said
     */
    public static boolean isThere(Path path, LinkOption... options) {
        return unchecked(path, options) != ABSENT;
    }

    private static FileKind unchecked(Path path, LinkOption... options) {
        try {
            return of(path, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What lies at a path; empty if certainly nothing does. Many files may be missing, and exceptions are slow, so a path
     * costs one.
     */
    private static Optional<BasicFileAttributes> attributes(Path path, LinkOption... options) throws IOException {
        @Nullable Path mayBeLink = path.getParent();
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isSymbolicLink() || List.of(options).contains(LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(found);
            }
            mayBeLink = path;
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            requireNoLooseLink(mayBeLink);
            return Optional.empty();
        }
    }

    /** Refuses a path that is a link without a target, or whose nearest existing ancestor is one. */
    static void requireNoLooseLink(@Nullable Path path) throws IOException {
        for (@Nullable Path at = path; at != null; at = at.getParent()) {
            try {
                if (Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                                .isSymbolicLink()
                        && !Files.exists(at)) {
                    throw new FileSystemException(at.toString(), null, "it is a link to something that is not there");
                }
                return;
            } catch (NoSuchFileException e) {
                continue; // it may be the folder that is not there
            }
        }
    }

    /** Whether no file can be at the path: its name is too long, or what should be its folder is not a folder. */
    private static boolean cannotBe(Path path) {
        for (Path name : path) {
            if (name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return true;
            }
        }
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            try {
                return !Files.readAttributes(above, BasicFileAttributes.class).isDirectory();
            } catch (IOException e) {
                continue; // it may be its parent that is no folder
            }
        }
        return false;
    }
}
