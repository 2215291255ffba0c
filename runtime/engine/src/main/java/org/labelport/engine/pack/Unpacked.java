package org.labelport.engine.pack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.FolderTree;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Unpacks an export that is one file, or another archive, into a folder, for code that reads folders. */
public final class Unpacked {

    private static final int BUFFER = 1 << 16;
    private static final Pattern COMPRESSED = Pattern.compile("(?i)\\.(gz|bz2)$");

    /** The charset of names in ZIP files that are not marked as UTF-8, by PKWARE's specification. */
    private static final Charset CODE_PAGE = Charset.forName("IBM437");

    /**
     * The unpacked size that is always allowed; above it, the limits say how many times its own size an archive may
     * become.
     */
    private static final long HARMLESS_BYTES = 1L << 30;

    /** What an entry takes beside its content: millions of empty files fill a disk, too. */
    private static final int ENTRY_BYTES = 512;

    private final Path archive;
    private final Path root;
    private final Predicate<String> wanted;
    private final Limits limits;
    private final Progress progress;
    private final long size;
    private long left;
    private Position position = () -> 0;

    /** The position up to which the archive was read. */
    @FunctionalInterface
    private interface Position {
        long get() throws IOException;
    }

    /** Takes how much of an archive was read. */
    @FunctionalInterface
    public interface Progress {

        Progress IGNORED = (bytesDone, bytesTotal) -> {};

        /** @throws ExportException to unpack no more */
        void at(long bytesDone, long bytesTotal) throws ExportException;
    }

    private Unpacked(
            Path archive, Path root, Predicate<String> wanted, Limits limits, Progress progress, long harmlessBytes)
            throws IOException {
        this.archive = archive;
        this.root = root;
        this.wanted = wanted;
        this.limits = limits;
        this.progress = progress;
        this.size = Files.size(archive);
        this.left = Math.max(harmlessBytes, limits.of(Limit.ARCHIVE_RATIO) * size);
    }

    /**
     * The folder of an export: the export itself when it is not an archive of a known kind.
     *
     * @param scratch an empty folder that files are unpacked into
     * @param wanted decides by name which files are unpacked
     * @param limits limits for the unpacked files
     * @throws ExportException {@code archive.unreadable} when it is damaged, would write outside the folder, or becomes
     *     many times larger than it is; and what {@code progress} throws
     */
    public static Path of(Path export, Path scratch, Predicate<String> wanted, Limits limits, Progress progress)
            throws ExportException, IOException {
        return of(export, scratch, wanted, limits, progress, HARMLESS_BYTES);
    }

    /** Whether a file is an archive or compressed. */
    public static boolean isArchive(Path path) throws IOException {
        return FileKind.of(path) == FileKind.FILE && kind(path).isPresent();
    }

    private static Optional<PackedKind> kind(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PackedKind.of(in.readNBytes(PackedKind.START));
        }
    }

    static Path of(
            Path export, Path scratch, Predicate<String> wanted, Limits limits, Progress progress, long harmlessBytes)
            throws ExportException, IOException {
        Optional<PackedKind> kind = FileKind.of(export) == FileKind.FILE ? kind(export) : Optional.empty();
        if (kind.isEmpty()) {
            return export;
        }
        new Unpacked(export, scratch, wanted, limits, progress, harmlessBytes).unpack(kind.get());
        return scratch;
    }

    private void unpack(PackedKind kind) throws ExportException, IOException {
        try {
            switch (kind) {
                case ZIP -> zip();
                case TAR -> tar(opened());
                case GZIP -> compressed(in -> new GZIPInputStream(in, BUFFER));
                case BZIP2 -> compressed(in -> new BZip2CompressorInputStream(in, true));
                default ->
                    throw unreadable(
                            "it is packed by " + kind.title() + "; ZIP, TAR, gzip and bzip2 are what is unpacked",
                            null);
            }
        } catch (DamagedException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    private InputStream opened() throws IOException {
        FileChannel channel = FileChannel.open(archive);
        position = channel::position;
        return new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
    }

    private void zip() throws ExportException, IOException {
        try (ZipFile zip = DamagedException.unless(this::openedZip)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            long before = 0;
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                long start = before;
                position = () -> start;
                before += entry.getCompressedSize();
                take(ENTRY_BYTES);
                if (entry.isDirectory()) {
                    folder(entry.getName());
                } else if (wanted.test(entry.getName())) {
                    file(zip, entry);
                }
            }
        }
    }

    /**
     * Unpacks a file and checks it, because Java does not verify checksums of ZIP files and returns encrypted content
     * as it is.
     */
    private void file(ZipFile zip, ZipEntry entry) throws ExportException, IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in =
                new CheckedInputStream(DamagedException.unless(() -> zip.getInputStream(entry)), checksum)) {
            file(entry.getName(), in);
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw new DamagedException("'" + entry.getName() + "' is damaged or encrypted: its checksum differs");
        }
    }

    private ZipFile openedZip() throws IOException {
        try {
            return new ZipFile(archive.toFile());
        } catch (ZipException e) {
            return new ZipFile(archive.toFile(), CODE_PAGE); // names may not be UTF-8; other errors recur
        }
    }

    /** A TAR that was compressed as a whole, or one file. */
    private void compressed(Decompression decompression) throws ExportException, IOException {
        try (InputStream packed = opened();
                InputStream in =
                        new BufferedInputStream(DamagedException.unless(() -> decompression.of(packed)), BUFFER)) {
            in.mark(PackedKind.START);
            byte[] start = DamagedException.unless(() -> in.readNBytes(PackedKind.START));
            in.reset();
            if (PackedKind.of(start).equals(Optional.of(PackedKind.TAR))) {
                tar(in);
            } else {
                file(COMPRESSED.matcher(archive.getFileName().toString()).replaceFirst(""), in);
            }
        }
    }

    @FunctionalInterface
    private interface Decompression {
        InputStream of(InputStream packed) throws IOException;
    }

    private void tar(InputStream in) throws ExportException, IOException {
        try (TarFiles tar = new TarFiles(in)) {
            for (Optional<TarArchiveEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
                String name = next.get().getName();
                take(ENTRY_BYTES);
                if (next.get().isDirectory()) {
                    folder(name);
                } else if (wanted.test(name)) {
                    file(name, tar);
                }
            }
        }
    }

    private void folder(String name) throws ExportException, IOException {
        Path folder = place(name);
        made(name, "is a file and a folder", () -> FolderTree.create(root, folder));
    }

    private void file(String name, InputStream content) throws ExportException, IOException {
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

    private ExportException unreadable(String problem, @Nullable Exception cause) {
        String message =
                archive + " cannot be unpacked: " + problem + ". Create it again, or unpack it and name the folder";
        return cause == null
                ? new ExportException("archive.unreadable", message)
                : new ExportException("archive.unreadable", message, cause);
    }
}
