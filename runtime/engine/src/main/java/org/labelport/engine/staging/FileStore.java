package org.labelport.engine.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.labelport.output.SafePath;

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

    /** Starts a shard, from the beginning if it was started before. */
    ShardFiles shard(int number) throws IOException;

    /**
     * Starts a file that is too large to hold; {@link Writing#entry} is known once it was closed.
     *
     * @throws TakenPathException when the path, or that of a folder above, is that of another file
     */
    Writing open(String path) throws IOException;

    /**
     * Creates a folder that may stay empty.
     *
     * @throws TakenPathException when its path, or that of a folder above, is that of a file
     */
    void folder(String path) throws IOException;

    /** Forces finished shards to the disk, if a later process would use them without checking their content. */
    default void force() throws IOException {}

    /**
     * Turns all files into what is published. Called once, when all are closed.
     *
     * @param shards how many there are
     */
    default void complete(int shards) throws IOException {}

    /** What an earlier process has left here; empty when files are not kept. */
    default Optional<EarlierFiles> earlier() {
        return Optional.empty();
    }

    /** Returns the path of a file or folder of an export, unless it may lead out of the export. */
    static String safe(String path) throws IOException {
        if (!SafePath.isSafe(path)) {
            throw new IOException("'" + path + "' is not a safe path for a file of an export");
        }
        return path;
    }

    /** A file that is being written. */
    abstract class Writing extends OutputStream {

        /** What was written. */
        public abstract Entry entry();
    }
}
