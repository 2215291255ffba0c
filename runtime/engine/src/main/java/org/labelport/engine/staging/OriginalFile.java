package org.labelport.engine.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.model.Blob;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemException;

/**
 * Reads originals, and distinguishes failures of reading, which concern one item, from failures of writing, which end
 * the run.
 */
public final class OriginalFile {

    private static final int COPY_BUFFER = 1 << 16;

    private OriginalFile() {}

    /**
     * Where an original lies.
     *
     * @param path the path that it gets in the export
     */
    public static Path of(String path, Blob original) throws ItemException {
        URI location = original.location().orElseThrow();
        if (!"file".equals(location.getScheme())) {
            throw new ItemException(
                    "media.not-fetched",
                    "'" + path
                            + "' was not fetched, since no format of the run asks for the files of the source's records."
                            + " This is a fault of the format, please report it to its author");
        }
        return Path.of(location);
    }

    /** The size in bytes. */
    public static long size(Path original) throws ItemException {
        try {
            return Files.size(original);
        } catch (IOException e) {
            throw unreadable(original, e);
        }
    }

    /** Copies the content. */
    public static void copy(Path original, OutputStream out) throws IOException, ItemException {
        try (InputStream in = open(original)) {
            byte[] buffer = new byte[COPY_BUFFER];
            for (int count = read(in, buffer, original); count >= 0; count = read(in, buffer, original)) {
                out.write(buffer, 0, count);
            }
        }
    }

    private static InputStream open(Path original) throws ItemException {
        try {
            return Files.newInputStream(original);
        } catch (IOException e) {
            throw unreadable(original, e);
        }
    }

    private static int read(InputStream in, byte[] buffer, Path original) throws ItemException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable(original, e);
        }
    }

    private static ItemException unreadable(Path original, IOException cause) {
        return new ItemException("media.unreadable", original + " cannot be read: " + FileTrouble.reason(cause), cause);
    }
}
