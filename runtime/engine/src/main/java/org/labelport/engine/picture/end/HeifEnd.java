package org.labelport.engine.picture.end;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.bytes.PagedSource;

/** A HEIF or AVIF file consists of boxes that begin with their lengths. */
final class HeifEnd implements FileEnd {

    private static final int FIRST_TYPE = 0x66747970; // ftyp
    private static final String PIXELS = "mdat";
    private static final int LENGTH_AND_TYPE_BYTES = 8;
    private static final int HEAD_BYTES = 16;

    /** The boxes behind the first one. What begins with another one may have been appended. */
    private static final Set<String> TYPES = Set.of(PIXELS, "meta", "free", "skip", "moov", "idat");

    @Override
    public boolean isOf(ByteBuffer start) {
        return start.getInt(Integer.BYTES) == FIRST_TYPE;
    }

    @Override
    public boolean isMissing(ByteSource heif, long fileBytes) throws IOException {
        ByteSource file = new PagedSource(heif);
        boolean anyPixels = false;
        for (long at = 0; at < fileBytes; ) {
            ByteBuffer head = file.read(at, HEAD_BYTES);
            if (head.remaining() < LENGTH_AND_TYPE_BYTES || at > 0 && !TYPES.contains(type(head))) {
                break;
            }
            long length = head.getInt(0) & 0xffffffffL;
            if (length == 1) {
                length = head.remaining() < HEAD_BYTES ? Long.MAX_VALUE : head.getLong(LENGTH_AND_TYPE_BYTES);
            }
            if (length == 0) {
                return false; // by rule, this is the last box, and goes on to the end
            }
            if (length < LENGTH_AND_TYPE_BYTES || length > fileBytes - at) {
                return true;
            }
            anyPixels |= type(head).equals(PIXELS);
            at += length;
        }
        return !anyPixels;
    }

    private static String type(ByteBuffer head) {
        return StandardCharsets.US_ASCII
                .decode(head.slice(Integer.BYTES, Integer.BYTES))
                .toString();
    }
}
