package org.labelport.raster;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the chunks of a PNG file one after another. Their checksums are not looked at. */
final class PngChunks {

    /** The chunks of packed pixels, as a number of four letters. */
    static final int PIXELS = 0x49444154;

    private static final int PALETTE = 0x504C5445;
    private static final int TRANSPARENCY = 0x74524E53;
    private static final int END = 0x49454E44;

    private static final int HEAD = 8;
    private static final int CHECKSUM = 4;
    private static final int CHANNELS = 3;
    private static final int MOST_BYTES = CHANNELS * Palettes.SIZE;

    private final InputStream in;
    private final byte[] head = new byte[HEAD];
    private long left;

    /** @param in at the checksum of the file's header */
    PngChunks(InputStream in) {
        this.in = in;
    }

    /**
     * What comes before the pixels and says which they are.
     *
     * @param palette 0xrrggbb, as many as the file has; none where pixels are no indices into it
     * @param transparent the samples of the value that is transparent, if there is one
     */
    record Meaning(int[] palette, int[] transparent) {}

    /** Reads up to the first chunk of pixels. Of pixels that are no indices, a palette says nothing, and may be any. */
    Meaning beforePixels(PngPixels.Channels channels) throws IOException {
        int[] palette = {};
        int[] transparent = {};
        for (next(); !isCalled(PIXELS); next()) {
            if (isCalled(END)) {
                throw new IOException("it is damaged: it has no pixels");
            }
            if (isCalled(PALETTE) && channels == PngPixels.Channels.PALETTE && palette.length == 0) {
                palette = palette();
            } else if (isCalled(TRANSPARENCY) && left <= 2 * CHANNELS) {
                byte[] samples = content();
                transparent = new int[samples.length / 2];
                for (int i = 0; i < transparent.length; i++) {
                    transparent[i] = (samples[2 * i] & 0xff) << Byte.SIZE | samples[2 * i + 1] & 0xff;
                }
            }
        }
        return new Meaning(palette, transparent);
    }

    private int[] palette() throws IOException {
        if (left == 0 || left > MOST_BYTES || left % CHANNELS != 0) {
            throw new IOException("it is damaged: its palette has " + left + " bytes");
        }
        byte[] bytes = content();
        int[] colors = new int[bytes.length / CHANNELS];
        for (int i = 0; i < colors.length; i++) {
            int at = CHANNELS * i;
            colors[i] = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        }
        return colors;
    }

    private byte[] content() throws IOException {
        byte[] bytes = in.readNBytes((int) left);
        if (bytes.length < left) {
            throw new EOFException();
        }
        left = 0;
        return bytes;
    }

    /** Goes to the next chunk. */
    void next() throws IOException {
        skip();
        if (in.readNBytes(head, 0, HEAD) < HEAD) {
            throw new EOFException();
        }
        left = PngReader.number(head, 0) & 0xFFFFFFFFL;
    }

    /** Reads the rest of the chunk. */
    void skip() throws IOException {
        in.skipNBytes(left + CHECKSUM);
        left = 0;
    }

    boolean isCalled(int name) {
        return PngReader.number(head, HEAD - CHECKSUM) == name;
    }

    /** How many bytes of the chunk have not been read. */
    long left() {
        return left;
    }

    /** Reads bytes of the chunk, at least one and at most as many as are left. */
    int read(byte[] into, int at, int length) throws IOException {
        int count = in.read(into, at, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException();
        }
        left -= count;
        return count;
    }
}
