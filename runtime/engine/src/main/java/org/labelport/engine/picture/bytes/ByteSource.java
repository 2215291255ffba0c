package org.labelport.engine.picture.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a picture, in a file or in memory. */
@FunctionalInterface
public interface ByteSource {

    /**
     * Reads bytes.
     *
     * @param count as many as are wanted; fewer come at the end of the data
     * @throws EOFException when the data was cut before this place
     */
    ByteBuffer read(long at, int count) throws IOException;

    /** Data that is completely in memory. */
    static ByteSource in(ByteBuffer data) {
        return (at, count) -> {
            int start = (int) Math.min(Math.max(0, at), data.remaining());
            return data.slice(data.position() + start, Math.min(count, data.remaining() - start));
        };
    }

    /**
     * A file.
     *
     * @param fileBytes its size, so that nobody asks for what is behind its end
     */
    static ByteSource in(FileChannel file, long fileBytes) {
        return (at, count) -> {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(count, fileBytes - at)));
            while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {
                continue; // a read may return less than is there
            }
            return bytes.flip();
        };
    }
}
