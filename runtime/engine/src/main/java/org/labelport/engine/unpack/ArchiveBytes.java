package org.labelport.engine.unpack;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.labelport.engine.publish.Failures;
import org.labelport.report.FileTrouble;

/**
 * What is read from an archive's file. Where the disk fails, or the system has no more files to open, the failure is a
 * {@link FileSystemException} with the archive's name, so that nobody takes the archive for damaged.
 */
final class ArchiveBytes extends FilterInputStream {

    private final Path archive;
    private final Predicate<IOException> damage;

    private ArchiveBytes(Path archive, InputStream in, Predicate<IOException> damage) {
        super(in);
        this.archive = archive;
        this.damage = damage;
    }

    /** The bytes of the file, as they are. */
    static InputStream of(Path archive, DamagedException.Reading<InputStream> opening) throws IOException {
        try {
            return new ArchiveBytes(archive, opening.read(), any -> false);
        } catch (IOException e) {
            throw unread(archive, e);
        }
    }

    /** The content of an entry of a ZIP. */
    static InputStream ofZip(Path archive, DamagedException.Reading<InputStream> entry) throws IOException {
        return new ArchiveBytes(archive, zip(archive, entry), ArchiveBytes::isDamageOfZip);
    }

    /** Something that Java reads from the file of a ZIP, which it opens itself. */
    static <T> T zip(Path archive, DamagedException.Reading<T> reading) throws IOException {
        return DamagedException.unless(() -> {
            try {
                return reading.read();
            } catch (IOException e) {
                throw isDamageOfZip(e) ? e : unread(archive, e);
            }
        });
    }

    private static boolean isDamageOfZip(IOException failure) {
        return failure instanceof ZipException || failure instanceof EOFException;
    }

    private static IOException unread(Path archive, IOException failure) {
        if (failure instanceof FileSystemException || Failures.isInterrupt(failure)) {
            return failure;
        }
        FileSystemException unread = new FileSystemException(archive.toString(), null, reason(archive, failure));
        unread.initCause(failure);
        return unread;
    }

    /** The reason alone: of a file that it cannot open, Java says {@code a.zip (Too many open files)}. */
    private static String reason(Path archive, IOException failure) {
        String reason = FileTrouble.reason(failure);
        String before = archive + " (";
        return failure instanceof FileNotFoundException && reason.startsWith(before) && reason.endsWith(")")
                ? reason.substring(before.length(), reason.length() - 1)
                : reason;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw damage.test(e) ? e : unread(archive, e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        try {
            return in.read(bytes, offset, count);
        } catch (IOException e) {
            throw damage.test(e) ? e : unread(archive, e);
        }
    }
}
