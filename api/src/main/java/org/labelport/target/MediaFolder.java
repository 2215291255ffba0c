package org.labelport.target;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Blob;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemException;

/**
 * A folder that holds the files that annotations name. Names come from data and are treated as hostile: none leads out
 * of the folder, neither by {@code ..} nor by an absolute path nor by a symbolic link. Thread-safe.
 */
public final class MediaFolder {

    /** So many folders are known at once, so that a folder for each file does not fill the memory. */
    private static final int MOST_FOLDERS = 64;

    private static final Pattern ADDRESS =
            Pattern.compile("(https?:/+)(?:[^/?#]*@)?([^?#]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** As the user wrote it, for messages. */
    private final Path root;

    private final Path realRoot;

    /** Folders with all links resolved, by the paths that led to them; empty for those that do not exist. */
    private final Map<Path, Optional<Path>> folders = new ConcurrentHashMap<>();

    /** @throws IOException when the folder does not exist or cannot be read */
    public MediaFolder(Path root) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        folders.put(realRoot, Optional.of(realRoot));
        if (!Files.isDirectory(realRoot)) {
            throw new NotDirectoryException(root.toString());
        }
        if (!Files.isReadable(realRoot) || !Files.isExecutable(realRoot)) {
            throw new AccessDeniedException(root.toString());
        }
    }

    /**
     * Finds a file.
     *
     * @param name relative and {@code /}-separated
     * @return an existing, readable, regular file
     * @throws ItemException {@code media.missing}, {@code media.outside} or {@code media.unreadable}
     */
    public Path find(String name) throws ItemException {
        Path found = look(name);
        if (found == null) {
            throw new ItemException("media.missing", missing(name));
        }
        return found;
    }

    /**
     * The file; null when there is certainly nothing of that name. Null and not an exception, because many pictures may
     * be missing and exceptions are slow.
     */
    private @Nullable Path look(String name) throws ItemException {
        try {
            Path file = realRoot.resolve(name).normalize();
            if (!file.startsWith(realRoot)) {
                throw outside(name);
            }
            Path folder = realFolder(file);
            if (folder == null) {
                return null;
            }
            Path real = file.equals(realRoot) ? realRoot : folder.resolve(file.getFileName());
            BasicFileAttributes found;
            try {
                found = attributes(real);
            } catch (NoSuchFileException e) {
                return null; // not a link either, as links are not followed here
            }
            if (found.isSymbolicLink()) {
                real = real.toRealPath();
                found = attributes(real);
            }
            if (!real.startsWith(realRoot)) {
                throw outside(name);
            }
            if (found.isDirectory()) {
                throw new ItemException(
                        "media.missing", "there is no file '" + shown(name) + "' in " + root + ", but a folder");
            }
            if (!found.isRegularFile()) {
                throw new ItemException(
                        "media.unreadable",
                        "'" + shown(name) + "' in " + root + " is not a regular file, but a device, pipe or socket");
            }
            if (!Files.isReadable(real)) {
                throw new ItemException(
                        "media.unreadable",
                        "'" + shown(name) + "' in " + root + " cannot be read: permission denied. Make it readable");
            }
            return real;
        } catch (InvalidPathException e) {
            throw missing(name, e);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /**
     * The folder of a file, with all links resolved; null when there is none. Most files lie in one of few folders, so
     * answers are kept.
     */
    private @Nullable Path realFolder(Path file) throws IOException {
        Path parent = file.equals(realRoot) ? realRoot : file.getParent();
        Optional<Path> known = folders.get(parent);
        if (known == null) {
            known = resolved(parent);
            if (folders.size() >= MOST_FOLDERS) {
                folders.clear();
            }
            folders.put(parent, known);
        }
        return known.orElse(null);
    }

    private static Optional<Path> resolved(Path folder) throws IOException {
        try {
            return Optional.of(folder.toRealPath());
        } catch (NoSuchFileException e) {
            FileKind.requireNoLooseLink(folder);
            return Optional.empty();
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Finds a file that an item may be without, such as the labels of a picture. A link whose target does not exist is
     * no such file: it stands for something that would be lost.
     *
     * @param name relative and {@code /}-separated
     * @return the file; empty when it does not exist
     * @throws ItemException {@code media.outside} or {@code media.unreadable}
     */
    public Optional<Path> findOptional(String name) throws ItemException {
        try {
            return Optional.ofNullable(look(name));
        } catch (ItemException e) {
            if (e.code().equals("media.missing")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Finds a file that need not exist, such as a picture whose name is all that is needed.
     *
     * @param name relative and {@code /}-separated
     * @return the file; empty when it does not exist, or is a link whose target does not exist, because pictures are
     *     often kept elsewhere
     * @throws ItemException {@code media.outside} or {@code media.unreadable}
     */
    public Optional<Path> findIfThere(String name) throws ItemException {
        try {
            return findOptional(name);
        } catch (ItemException e) {
            if (e.code().equals("media.unreadable") && isGone(name)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Whether there is a file of this name here, to choose among several names that a file may have. True also of a
     * file that cannot be opened, so that whoever opens it learns why; false of names that lead out of the folder.
     *
     * @param name relative and {@code /}-separated
     */
    public boolean has(String name) {
        try {
            return findIfThere(name).isPresent();
        } catch (ItemException e) {
            return e.code().equals("media.unreadable");
        }
    }

    private boolean isGone(String name) {
        try {
            realRoot.resolve(name).toRealPath();
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** The blob of a file that {@link #find} returned. */
    public static Blob blob(Path file) throws ItemException {
        try {
            return Blob.at(file, Files.size(file));
        } catch (IOException e) {
            throw new ItemException("media.unreadable", file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    private ItemException missing(String name, Exception cause) {
        return new ItemException("media.missing", missing(name), cause);
    }

    private String missing(String name) {
        return "there is no file '" + shown(name) + "' in " + root + OtherSpelling.remedy(name, realRoot);
    }

    /** Only what certainly does not exist is missing; what cannot be looked at is reported as such. */
    private ItemException failed(String name, IOException first) {
        IOException cause = first;
        Path file = realRoot.resolve(name);
        try {
            if (first instanceof NoSuchFileException) {
                FileKind.requireNoLooseLink(file);
                return missing(name, first);
            }
            if (FileKind.of(file) == FileKind.ABSENT) {
                return missing(name, first);
            }
        } catch (IOException e) {
            cause = e;
        }
        return new ItemException(
                "media.unreadable",
                "'" + shown(name) + "' in " + root + " cannot be read: " + FileTrouble.reason(cause),
                cause);
    }

    /** The name as messages have it. Data may name an address, whose user, password and query are secrets. */
    private static String shown(String name) {
        Matcher address = ADDRESS.matcher(name);
        return address.matches() ? address.group(1) + address.group(2) : name;
    }

    private ItemException outside(String name) {
        return new ItemException("media.outside", "'" + shown(name) + "' leads out of " + root + " and is not read");
    }
}
