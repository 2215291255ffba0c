package org.labelport.engine.unpack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path archive;
    private final Predicate<String> wanted;
    private final EntryFolder folder;

    /** Takes how much of an archive was read. */
    @FunctionalInterface
    public interface Progress {

        Progress IGNORED = (bytesDone, bytesTotal) -> {};

        /** @throws ExportException to unpack no more */
        void at(long bytesDone, long bytesTotal) throws ExportException;
    }

    private Unpacked(Path archive, Predicate<String> wanted, EntryFolder folder) {
        this.archive = archive;
        this.wanted = wanted;
        this.folder = folder;
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
        try (InputStream in = ArchiveBytes.of(file, () -> Files.newInputStream(file))) {
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
        EntryFolder folder = new EntryFolder(export, scratch, limits, progress, harmlessBytes);
        new Unpacked(export, wanted, folder).unpack(kind.get());
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
                    throw folder.unreadable(
                            "it is packed by " + kind.title() + "; ZIP, TAR, gzip and bzip2 are what is unpacked",
                            null);
            }
        } catch (DamagedException e) {
            throw folder.unreadable(e.getMessage(), e);
        }
    }

    private InputStream opened() throws IOException {
        InputStream bytes = ArchiveBytes.of(archive, () -> {
            FileChannel channel = FileChannel.open(archive);
            folder.readUpTo(channel::position);
            return Channels.newInputStream(channel);
        });
        return new BufferedInputStream(bytes, BUFFER);
    }

    private void zip() throws ExportException, IOException {
        try (ZipFile zip = ArchiveBytes.zip(archive, this::openedZip)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            long before = 0;
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                long start = before;
                folder.readUpTo(() -> start);
                before += entry.getCompressedSize();
                folder.entry();
                if (entry.isDirectory()) {
                    folder.folder(entry.getName());
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
                new CheckedInputStream(ArchiveBytes.ofZip(archive, () -> zip.getInputStream(entry)), checksum)) {
            folder.file(entry.getName(), in);
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
                folder.file(COMPRESSED.matcher(archive.getFileName().toString()).replaceFirst(""), in);
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
                folder.entry();
                if (next.get().isDirectory()) {
                    folder.folder(name);
                } else if (wanted.test(name)) {
                    folder.file(name, tar);
                }
            }
        }
    }
}
