package org.labelport.engine.picture.end;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.labelport.engine.picture.bytes.ByteSource;

/** The length of a BMP follows from its header. The length that the header states is wrong in files of many programs. */
final class BmpEnd implements FileEnd {

    private static final short START = 0x424d;
    private static final int HEADER_BYTES = 14 + 40;
    private static final int PIXELS_AT = 10;
    private static final int HEADER_LENGTH_AT = 14;
    private static final int OLDEST_LENGTH = 12;

    private static final int UNCOMPRESSED = 0;
    private static final int BIT_FIELDS = 3;
    private static final int ALPHA_BIT_FIELDS = 6;

    @Override
    public boolean isOf(ByteBuffer start) {
        return start.getShort(0) == START;
    }

    /** The bytes that fill the last row may be left out. */
    @Override
    public boolean isMissing(ByteSource file, long fileBytes) throws IOException {
        ByteBuffer header = file.read(0, HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (header.remaining() < HEADER_BYTES) {
            return true;
        }
        long pixelsAt = header.getInt(PIXELS_AT) & 0xffffffffL;
        if (header.getInt(HEADER_LENGTH_AT) == OLDEST_LENGTH) {
            return pixelsAt + pixels(header.getShort(18) & 0xffff, header.getShort(20), header.getShort(24))
                    > fileBytes;
        }
        int compression = header.getInt(30);
        boolean plain = compression == UNCOMPRESSED || compression == BIT_FIELDS || compression == ALPHA_BIT_FIELDS;
        long pixels = plain
                ? pixels(header.getInt(18), header.getInt(22), header.getShort(28))
                : header.getInt(34) & 0xffffffffL;
        return pixelsAt + pixels > fileBytes;
    }

    /** The bytes of uncompressed pixels. Rows end at a multiple of four bytes. */
    private static long pixels(long width, long height, long bitsPerPixel) {
        long bytes = (width * bitsPerPixel + Byte.SIZE - 1) / Byte.SIZE;
        long row = (bytes + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
        return (Math.abs(height) - 1) * row + bytes;
    }
}
