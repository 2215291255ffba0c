package org.labelport.plugins.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Looks at the end of a zip file, where its directory is. A jar that carries jars and was copied halfway can end with the
 * directory of one that it carries: read from the end, as Java does, that is a zip file with something before it.
 */
final class ZipEnd {

    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long SEE_ZIP64 = 0xFFFFFFFFL;

    private ZipEnd() {}

    /** Whether the file is one zip file from its first byte to its last. */
    static boolean isWhole(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, LENGTH + LONGEST_COMMENT))
                    .order(ByteOrder.LITTLE_ENDIAN);
            long start = size - tail.capacity();
            while (tail.hasRemaining() && channel.read(tail, start + tail.position()) >= 0) {
                // until it is full
            }
            for (int at = tail.position() - LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == SIGNATURE && at + LENGTH + unsignedShort(tail, at + 20) == tail.position()) {
                    long directoryBytes = unsignedInt(tail, at + 12);
                    long directoryStart = unsignedInt(tail, at + 16);
                    return directoryStart == SEE_ZIP64 || directoryStart + directoryBytes == start + at;
                }
            }
            return false;
        }
    }

    private static int unsignedShort(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static long unsignedInt(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }
}
