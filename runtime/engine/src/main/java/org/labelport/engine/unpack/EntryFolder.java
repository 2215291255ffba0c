package org.labelport.engine.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.FolderTree;
import org.labelport.engine.unpack.Unpacked.Progress;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/**
 * The folder that an archive is unpacked into. Names and sizes of entries are treated as hostile: nothing gets out of the
 * folder, nothing is written over, and there is an end to what an archive may become.
 */
final class EntryFolder {

    /** What an entry takes beside its content: millions of empty files fill a disk, too. */
    private static final int ENTRY_BYTES = 512;

    private static final int BUFFER = 1 << 16;

    private final Path archive;
    private final Path root;
    private final Limits limits;
    private final Progress progress;
    private final long size;
    private long left;
    private Position position = () -> 0;

    /** The position up to which the archive was read. */
    @FunctionalInterface
    interface Position {
        long get() throws IOException;
    }

    /** @param harmlessBytes what an archive may become, however small it is */
    EntryFolder(Path archive, Path root, Limits limits, Progress progress, long harmlessBytes) throws IOException {
        this.archive = archive;
        this.root = root;
        this.limits = limits;
        this.progress = progress;
        this.size = Files.size(archive);
        this.left = Math.max(harmlessBytes, limits.of(Limit.ARCHIVE_RATIO) * size);
    }

    /** Says how to find out how far the archive was read. */
    void readUpTo(Position where) {
        position = where;
    }

    /** Takes room for an entry, whether or not it is wanted. */
    void entry() throws ExportException, IOException {
        take(ENTRY_BYTES);
    }

    void folder(String name) throws ExportException, IOException {
        Path folder = place(name);
        made(name, "is a file and a folder", () -> FolderTree.create(root, folder));
    }

    void file(String name, InputStream content) throws ExportException, IOException {
        Path file = place(name);
        made(name, "is in a folder that is a file", () -> FolderTree.create(root, file.getParent()));
        try (OutputStream out = made(
                name,
                "is in it twice",
                () -> Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            byte[] buffer = new byte[BUFFER];
            for (int count = read(content, buffer); count >= 0; count = read(content, buffer)) {
                take(count);
                out.write(buffer, 0, count);
            }
        }
    }

    @FunctionalInterface
    private interface Making<T> {
        T make() throws IOException;
    }

    /**
     * Makes what an entry needs. Where its name is what fails, the archive is at fault, not the disk.
     *
     * @param taken what is wrong with the entry when something with its name is there
     */
    private <T> T made(String name, String taken, Making<T> making) throws ExportException, IOException {
        try {
            return making.make();
        } catch (FileAlreadyExistsException e) {
            throw unreadable("'" + name + "' " + taken, e);
        } catch (IOException e) {
            if (Failures.isNameTooLong(e)) {
                throw unreadable("'" + name + "' is too long for this disk, as a name or with the folders above it", e);
            }
            throw e;
        }
    }

    /** Takes room for what is unpacked, and says how far it is. */
    private void take(int bytes) throws ExportException, IOException {
        left -= bytes;
        if (left < 0) {
            throw unreadable(
                    "it unpacks to more than " + limits.of(Limit.ARCHIVE_RATIO) + " times its size. "
                            + limits.remedy(Limit.ARCHIVE_RATIO),
                    null);
        }
        progress.at(position.get(), size);
    }

    private static int read(InputStream content, byte[] buffer) throws IOException {
        return DamagedException.unless(() -> content.read(buffer));
    }

    private Path place(String name) throws ExportException {
        Path place;
        try {
            place = root.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw unreadable("a name in it is not a path: " + e.getReason(), e);
        }
        if (!place.startsWith(root) || name.indexOf('\\') >= 0) {
            throw unreadable("'" + name + "' would lie outside of the data set's folder", null);
        }
        return place;
    }

    /** The failure of an archive that cannot be unpacked. */
    ExportException unreadable(String problem, @Nullable Exception cause) {
        String message =
                archive + " cannot be unpacked: " + problem + ". Create it again, or unpack it and name the folder";
        return cause == null
                ? new ExportException("archive.unreadable", message)
                : new ExportException("archive.unreadable", message, cause);
    }
}
