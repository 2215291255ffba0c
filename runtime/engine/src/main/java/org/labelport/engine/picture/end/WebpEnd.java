package org.labelport.engine.picture.end;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.labelport.engine.picture.bytes.ByteSource;

/** A WebP begins with its length. */
final class WebpEnd implements FileEnd {

    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int HEAD_BYTES = 8;

    @Override
    public boolean isOf(ByteBuffer start) {
        return start.getInt(0) == RIFF && start.getInt(HEAD_BYTES) == WEBP;
    }

    /** The last byte may only fill the file, and is left out by some programs. */
    @Override
    public boolean isMissing(ByteSource file, long fileBytes) throws IOException {
        ByteBuffer head = file.read(0, HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return HEAD_BYTES + (head.getInt(4) & 0xffffffffL) - 1 > fileBytes;
    }
}
