package org.labelport.engine.picture.end;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.bytes.PagedSource;

/** A PNG ends with a chunk that is there for that. */
final class PngEnd implements FileEnd {

    private static final int START = 0x89504e47;
    private static final int END = 0x49454e44;
    private static final int FIRST_CHUNK_AT = 8;
    private static final int CHUNK_BYTES = 12;

    @Override
    public boolean isOf(ByteBuffer start) {
        return start.getInt(0) == START;
    }

    @Override
    public boolean isMissing(ByteSource file, long fileBytes) throws IOException {
        return isMissing(file, fileBytes - CHUNK_BYTES, fileBytes)
                && isMissing(new PagedSource(file), FIRST_CHUNK_AT, fileBytes);
    }

    /** Goes through the chunks from one of them on. */
    private static boolean isMissing(ByteSource file, long first, long fileBytes) throws IOException {
        for (long at = first; at + CHUNK_BYTES <= fileBytes; ) {
            ByteBuffer head = file.read(at, CHUNK_BYTES);
            if (head.remaining() < CHUNK_BYTES) {
                return true;
            }
            if (head.getInt(Integer.BYTES) == END) {
                return false;
            }
            at += CHUNK_BYTES + (head.getInt(0) & 0xffffffffL);
        }
        return true;
    }
}
