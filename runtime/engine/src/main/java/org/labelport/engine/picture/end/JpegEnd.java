package org.labelport.engine.picture.end;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.bytes.PagedSource;

/** A JPEG ends with a mark that cannot occur among its pixels. */
final class JpegEnd implements FileEnd {

    private static final int BLOCK_BYTES = 64 << 10;

    private static final short START = (short) 0xffd8;
    private static final short END = (short) 0xffd9;
    private static final int MARKER = 0xff;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_WITHOUT_LENGTH = 0xd0;
    private static final int LAST_WITHOUT_LENGTH = 0xd9;
    private static final int START_OF_PIXELS = 0xda;
    private static final int SEGMENT_HEAD_BYTES = 4;

    @Override
    public boolean isOf(ByteBuffer start) {
        return start.getShort(0) == START;
    }

    /** Looks for the mark from the end of the file. */
    @Override
    public boolean isMissing(ByteSource file, long fileBytes) throws IOException {
        if (hasMark(file.read(fileBytes - Short.BYTES, Short.BYTES))) {
            return false;
        }
        long pixels = pixels(new PagedSource(file));
        for (long end = fileBytes; end - pixels >= Short.BYTES; ) {
            long at = Math.max(pixels, end - BLOCK_BYTES);
            if (hasMark(file.read(at, (int) (end - at)))) {
                return false;
            }
            end = at + 1; // it may lie on the border
        }
        return true;
    }

    private static boolean hasMark(ByteBuffer bytes) {
        for (int i = bytes.limit() - Short.BYTES; i >= 0; i--) {
            if (bytes.getShort(i) == END) {
                return true;
            }
        }
        return false;
    }

    /** Where the pixels begin: behind segments that have their lengths, and may have marks in previews. */
    private static long pixels(ByteSource file) throws IOException {
        for (long at = 2; ; ) {
            ByteBuffer head = file.read(at, SEGMENT_HEAD_BYTES);
            if (head.remaining() < SEGMENT_HEAD_BYTES || (head.get(0) & MARKER) != MARKER) {
                return at;
            }
            int code = head.get(1) & MARKER;
            if (code == START_OF_PIXELS) {
                return at;
            }
            if (code == MARKER) {
                at++; // fills
            } else if (code == TEMPORARY || code >= FIRST_WITHOUT_LENGTH && code <= LAST_WITHOUT_LENGTH) {
                at += 2;
            } else {
                at += 2 + Math.max(2, head.getShort(2) & 0xffff);
            }
        }
    }
}
