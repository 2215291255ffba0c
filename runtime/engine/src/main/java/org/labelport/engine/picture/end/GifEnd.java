package org.labelport.engine.picture.end;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.bytes.PagedSource;

/**
 * A GIF ends with a byte that is there for that. Readers do without it, so a file whose last frame is complete is
 * complete.
 *
 * <p>Source: GIF 89a, sections 15, 20, 27.
 */
final class GifEnd implements FileEnd {

    private static final int START = 0x47494638;
    private static final int FLAGS_AT = 10;
    private static final int BLOCKS_AT = 13;
    private static final int FRAME_FLAGS_AT = 9;
    private static final int FRAME_HEAD_BYTES = 10;
    private static final int COLORS = 0x80;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;
    private static final int END = 0x3b;

    @Override
    public boolean isOf(ByteBuffer start) {
        return start.getInt(0) == START;
    }

    @Override
    public boolean isMissing(ByteSource gif, long fileBytes) throws IOException {
        if (gif.read(fileBytes - Short.BYTES, Short.BYTES).getShort(0) == END) {
            return false; // behind the last piece of a frame's data, which is empty
        }
        ByteSource file = new PagedSource(gif);
        boolean anyFrame = false;
        for (long at = BLOCKS_AT + colors(unsigned(file, FLAGS_AT)); at < fileBytes; ) {
            int kind = unsigned(file, at);
            if (kind == EXTENSION) {
                at = behindData(file, at + 2);
            } else if (kind == FRAME) {
                int flags = unsigned(file, at + FRAME_FLAGS_AT);
                at = behindData(file, at + FRAME_HEAD_BYTES + colors(flags) + 1);
                anyFrame = true;
            } else {
                return !anyFrame; // the end, or something that was appended
            }
            if (at > fileBytes) {
                return true;
            }
        }
        return !anyFrame;
    }

    private static long colors(int flags) {
        return (flags & COLORS) == 0 ? 0 : 3L << (flags & 7) + 1;
    }

    /** The place behind pieces of data, each of which has its length in front, and the last of which is empty. */
    private static long behindData(ByteSource file, long first) throws IOException {
        long at = first;
        for (int length = unsigned(file, at); length > 0; length = unsigned(file, at)) {
            at += 1 + length;
        }
        return at + 1;
    }

    /** A byte; 0 behind the end of the file. */
    private static int unsigned(ByteSource file, long at) throws IOException {
        ByteBuffer one = file.read(at, 1);
        return one.hasRemaining() ? one.get(0) & 0xff : 0;
    }
}
