package org.labelport.engine.pack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Turns an export that is one file, or what anybody else packed, into a folder, for those who read folders. */
public final class Unpacked {

    private static final int BUFFER = 1 << 16;
    private static final int ZIP_START = 0x504b;
    private static final int GZIP_START = 0x1f8b;
    private static final Pattern NAME_ENDS_WITH_GZ = Pattern.compile("(?i)\\.gz$");

    /** What an archive may always hold; above that it may be so many times larger as the limits say. */
    private static final long HARMLESS_BYTES = 1L << 30;

    private final Path archive;
    private final Path root;
    private final Predicate<String> wanted;
    private final Limits limits;
    private long left;

    private Unpacked(Path archive, Path root, Predicate<String> wanted, Limits limits, long harmlessBytes)
            throws IOException {
        this.archive = archive;
        this.root = root;
        this.wanted = wanted;
        this.limits = limits;
        this.left = Math.max(harmlessBytes, limits.of(Limit.ARCHIVE_RATIO) * Files.size(archive));
    }

    /**
     * The folder of an export: the export itself when it is none of the archives that are known.
     *
     * @param scratch an empty folder that files are unpacked into
     * @param wanted says by their names which
     * @param limits of what they may become
     * @throws ExportException {@code archive.unreadable} when it is damaged, would write outside the folder, or becomes
     *     many times larger than it is
     */
    public static Path of(Path export, Path scratch, Predicate<String> wanted, Limits limits)
            throws ExportException, IOException {
        return of(export, scratch, wanted, limits, HARMLESS_BYTES);
    }

    /** Whether a path is that of a file that somebody packed others into: a ZIP, a TAR, or a gzip file of one or of something else. */
    public static boolean isArchive(Path path) throws IOException {
        if (FileKind.of(path) != FileKind.FILE) {
            return false;
        }
        byte[] start = start(path);
        return isGzip(start) || isZip(start) || TarReader.isHeader(start);
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(TarLayout.BLOCK);
        }
    }

    private static boolean isGzip(byte[] start) {
        return start.length > 1 && ((start[0] & 0xff) << Byte.SIZE | start[1] & 0xff) == GZIP_START;
    }

    private static boolean isZip(byte[] start) {
        return start.length > 1 && (start[0] << Byte.SIZE | start[1]) == ZIP_START;
    }

    static Path of(Path export, Path scratch, Predicate<String> wanted, Limits limits, long harmlessBytes)
            throws ExportException, IOException {
        if (FileKind.of(export) != FileKind.FILE) {
            return export;
        }
        byte[] start = start(export);
        Unpacked unpacked = new Unpacked(export, scratch, wanted, limits, harmlessBytes);
        if (isZip(start)) {
            unpacked.zip();
        } else if (TarReader.isHeader(start)) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(export), BUFFER)) {
                unpacked.tar(in);
            }
        } else if (isGzip(start)) {
            unpacked.gzip();
        } else {
            return export;
        }
        return scratch;
    }

    private void zip() throws ExportException, IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.isDirectory()) {
                    folder(entry.getName());
                } else if (wanted.test(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        file(entry.getName(), in);
                    }
                }
            }
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** A TAR that was compressed as a whole, or one file. */
    private void gzip() throws ExportException, IOException {
        try (InputStream in =
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive), BUFFER), BUFFER)) {
            in.mark(TarLayout.BLOCK);
            byte[] start = in.readNBytes(TarLayout.BLOCK);
            in.reset();
            if (TarReader.isHeader(start)) {
                tar(in);
            } else {
                file(NAME_ENDS_WITH_GZ.matcher(archive.getFileName().toString()).replaceFirst(""), in);
            }
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    private void tar(InputStream in) throws ExportException, IOException {
        try {
            TarReader tar = new TarReader(in);
            while (tar.next()) {
                if (tar.isFolder()) {
                    folder(tar.name());
                } else if (wanted.test(tar.name())) {
                    file(tar.name(), tar.content());
                }
            }
        } catch (TarReader.DamagedException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    private void folder(String name) throws ExportException, IOException {
        Path folder = place(name);
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw unreadable("'" + name + "' is a file and a folder", e);
        }
    }

    private void file(String name, InputStream content) throws ExportException, IOException {
        Path file = place(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (FileAlreadyExistsException e) {
            throw unreadable("'" + name + "' is in a folder that is a file", e);
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                left -= count;
                if (left < 0) {
                    throw unreadable(
                            "it unpacks to more than " + limits.of(Limit.ARCHIVE_RATIO) + " times its size. "
                                    + limits.remedy(Limit.ARCHIVE_RATIO),
                            null);
                }
                out.write(buffer, 0, count);
            }
        } catch (FileAlreadyExistsException e) {
            throw unreadable("'" + name + "' is in it twice", e);
        }
    }

    private Path place(String name) throws ExportException {
        Path place;
        try {
            place = root.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw unreadable("a name in it is no path: " + e.getReason(), e);
        }
        if (!place.startsWith(root) || name.indexOf('\\') >= 0) {
            throw unreadable("'" + name + "' would lie outside of the data set's folder", null);
        }
        return place;
    }

    private ExportException damaged(IOException e) {
        return unreadable("it is damaged or cut off (" + e.getMessage() + ")", e);
    }

    private ExportException unreadable(String problem, @Nullable Exception cause) {
        String message =
                archive + " cannot be unpacked: " + problem + ". Make it anew, or unpack it and name the folder";
        return cause == null
                ? new ExportException("archive.unreadable", message)
                : new ExportException("archive.unreadable", message, cause);
    }
}
