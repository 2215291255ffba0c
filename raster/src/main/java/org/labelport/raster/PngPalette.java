package org.labelport.raster;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The palette of a PNG file, with as many colours as the file has: ImageIO fills it up, so that its reader does not
 * tell which pixels have none.
 *
 * @param colors 0xrrggbb, in the file's order
 * @param read what the decoder needs of the bytes that were read
 */
record PngPalette(int[] colors, byte[] read) {

    static final PngPalette NONE = new PngPalette(new int[0], new byte[0]);

    private static final int CHUNK_HEAD = 8;
    private static final int CHECKSUM = 4;
    private static final int CHANNELS = 3;
    private static final int MOST_BYTES = CHANNELS * Palettes.SIZE;

    /** Reads up to the end of the palette, beginning at the checksum of the file's header. */
    static PngPalette read(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        read.write(bytes(in, CHECKSUM));
        byte[] head = bytes(in, CHUNK_HEAD);
        while (!isCalled("PLTE", head)) {
            if (isCalled("IDAT", head) || isCalled("IEND", head)) {
                throw new IOException("it is damaged: it has no palette");
            }
            // What comes before the palette says how colours look, not which they are.
            in.skipNBytes((PngReader.number(head, 0) & 0xFFFFFFFFL) + CHECKSUM);
            head = bytes(in, CHUNK_HEAD);
        }
        int length = PngReader.number(head, 0);
        if (length <= 0 || length > MOST_BYTES || length % CHANNELS != 0) {
            throw new IOException("it is damaged: its palette has " + (length & 0xFFFFFFFFL) + " bytes");
        }
        byte[] palette = bytes(in, length);
        read.write(head);
        read.write(palette);
        return new PngPalette(colors(palette), read.toByteArray());
    }

    private static boolean isCalled(String name, byte[] head) {
        return new String(head, CHUNK_HEAD - name.length(), name.length(), StandardCharsets.ISO_8859_1).equals(name);
    }

    private static int[] colors(byte[] palette) {
        int[] colors = new int[palette.length / CHANNELS];
        for (int i = 0; i < colors.length; i++) {
            int at = CHANNELS * i;
            colors[i] = (palette[at] & 0xff) << 16 | (palette[at + 1] & 0xff) << 8 | palette[at + 2] & 0xff;
        }
        return colors;
    }

    private static byte[] bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
