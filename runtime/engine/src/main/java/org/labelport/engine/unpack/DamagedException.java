package org.labelport.engine.unpack;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.labelport.engine.publish.Failures;
import org.labelport.report.FileTrouble;

/**
 * An archive cannot be read because it is damaged or not such an archive, which is not a failure of the disk that is
 * written to.
 */
final class DamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }

    private DamagedException(IOException cause) {
        super("it is damaged or cut off (" + FileTrouble.of(cause) + ")", cause);
    }

    /** Something that is read from an archive. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Reads something; a failure is attributed to the archive, unless the thread was interrupted or the disk that the
     * archive is on has failed.
     */
    static <T> T unless(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (DamagedException | FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw Failures.isInterrupt(e) ? e : new DamagedException(e);
        }
    }
}
