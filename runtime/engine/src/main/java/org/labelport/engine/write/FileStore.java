package org.labelport.engine.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.labelport.engine.picture.UnsupportedPictureException;
import org.labelport.model.Blob;
import org.labelport.output.ByteText;
import org.labelport.output.PictureFormat;
import org.labelport.report.ItemException;

/** Takes the files of one export. Thread-safe; paths are checked here, and none is written twice. */
public interface FileStore {

    /**
     * A file that was taken.
     *
     * @param path relative, {@code /}-separated
     * @param size in bytes
     * @param sha256 in lower-case hexadecimal digits; empty when the content was not kept
     */
    record Entry(String path, long size, String sha256) {}

    /** Writes a whole file. */
    Entry write(String path, ByteText content) throws IOException, ItemException;

    /**
     * Copies an original file.
     *
     * @throws ItemException when it cannot be read; nothing of it is left
     */
    Entry copy(String path, Blob original) throws IOException, ItemException;

    /**
     * Puts a file that was taken to another name as well.
     *
     * @throws ItemException when the name is that of another file
     */
    Entry again(String path, Entry taken) throws IOException, ItemException;

    /**
     * Writes a picture that is displayed turned with its pixels turned, or one in another file format.
     *
     * @param orientation EXIF orientation of the original, 1 to 8
     * @param format that is wanted; empty for the original's own
     * @throws UnsupportedPictureException when it cannot be decoded or encoded; nothing of it is left
     * @throws ItemException as for {@link #copy}
     */
    Entry encode(String path, Blob original, int orientation, Optional<PictureFormat> format)
            throws IOException, ItemException, UnsupportedPictureException;

    /** Takes a file back. */
    void delete(Entry entry) throws IOException;

    /** Starts a file that is too large to hold; {@link Writing#entry} is known once it was closed. */
    Writing open(String path) throws IOException;

    /** Creates a folder that may stay empty. */
    void folder(String path) throws IOException;

    /** What an earlier process has left here; empty when files are not kept. */
    default Optional<EarlierFiles> earlier() {
        return Optional.empty();
    }

    /** A file that is being written. */
    abstract class Writing extends OutputStream {

        /** What was written. */
        abstract Entry entry();
    }
}
