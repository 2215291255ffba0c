package org.labelport.engine.staging;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.labelport.engine.picture.UnsupportedPictureException;
import org.labelport.model.Blob;
import org.labelport.output.ByteText;
import org.labelport.output.PictureFormat;
import org.labelport.report.ItemException;

/** Takes the files of one shard of an export, from one thread. */
public interface ShardFiles extends Closeable {

    /** Writes a whole file. */
    FileStore.Entry write(String path, ByteText content) throws IOException, ItemException;

    /**
     * Copies an original file.
     *
     * @throws ItemException when it cannot be read; nothing of it is left
     */
    FileStore.Entry copy(String path, Blob original) throws IOException, ItemException;

    /**
     * Gives a file that this shard has taken another name as well.
     *
     * @throws ItemException when the name is that of another file
     */
    FileStore.Entry again(String path, FileStore.Entry taken) throws IOException, ItemException;

    /**
     * Writes a picture that is displayed turned with its pixels turned, or one in another file format.
     *
     * @param orientation EXIF orientation of the original, 1 to 8
     * @param format that is wanted; empty for the original's own
     * @throws UnsupportedPictureException when it cannot be decoded or encoded; nothing of it is left
     * @throws ItemException as for {@link #copy}
     */
    FileStore.Entry encode(String path, Blob original, int orientation, Optional<PictureFormat> format)
            throws IOException, ItemException, UnsupportedPictureException;

    /** Takes a file back. All files of an item are taken back, or none. */
    void delete(FileStore.Entry entry) throws IOException;

    /** Ends the shard: all files that were not taken back are part of the export. */
    default void end() throws IOException {}

    /** Closes what is open. A shard that was not {@link #end ended} is no part of the export. */
    @Override
    default void close() throws IOException {}
}
