package org.labelport.engine.picture;

import java.io.EOFException;
import java.util.Optional;

/**
 * Finds the size of a GIF: that of its canvas, or of its first frame where that is larger, as browsers and PIL show it.
 *
 * <p>Source: GIF 89a, sections 18, 20, 23.
 */
final class GifHeader {

    private static final int SCREEN_AT = 6;
    private static final int FLAGS_AT = 10;
    private static final int BLOCKS_AT = 13;
    private static final int COLORS = 0x80;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;

    private final byte[] bytes;

    private GifHeader(byte[] beginning) {
        this.bytes = beginning;
    }

    /**
     * The size of the picture. The file may be cut in front of its first frame.
     *
     * @throws EOFException when the first frame begins later
     */
    static Optional<PictureSize> size(Beginning file) throws EOFException {
        GifHeader header = new GifHeader(file.bytes());
        int width = header.number(SCREEN_AT);
        int height = header.number(SCREEN_AT + 2);
        try {
            int at = header.firstBlock();
            if (header.unsigned(at) == FRAME) {
                width = Math.max(width, header.number(at + 1) + header.number(at + 5));
                height = Math.max(height, header.number(at + 3) + header.number(at + 7));
            }
        } catch (EOFException e) {
            if (!file.isWhole()) {
                throw e;
            }
        }
        return PictureSize.stored(width, height, PictureSize.UPRIGHT);
    }

    /** Where the first frame begins, or what is there instead of one. */
    private int firstBlock() throws EOFException {
        int flags = unsigned(FLAGS_AT);
        int at = BLOCKS_AT + ((flags & COLORS) == 0 ? 0 : 3 << (flags & 7) + 1);
        while (unsigned(at) == EXTENSION) {
            at += 2;
            for (int block = unsigned(at); block > 0; block = unsigned(at)) {
                at += 1 + block;
            }
            at++;
        }
        return at;
    }

    private int number(int at) throws EOFException {
        return unsigned(at) | unsigned(at + 1) << 8;
    }

    private int unsigned(int at) throws EOFException {
        if (at >= bytes.length) {
            throw new EOFException();
        }
        return bytes[at] & 0xff;
    }
}
