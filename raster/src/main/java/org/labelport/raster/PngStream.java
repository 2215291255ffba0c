package org.labelport.raster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The chunks of one PNG file. Every row is written as its difference from the row above (filter "up"), which makes label pictures
 * nearly all zeros. ImageIO's writer tries all filters for each row, and takes several times as long for files that are no
 * smaller.
 *
 * <p>Source: the PNG specification (ISO/IEC 15948), sections 5, 9, 11.
 */
final class PngStream {

    /** What a pixel is. */
    enum Kind {
        /** One byte. */
        GRAY_8(8, 0, 1),
        /** Two bytes, the higher one first. */
        GRAY_16(16, 0, 2),
        /** One byte, the number of a colour. */
        PALETTE(8, 3, 1),
        /** Three bytes. */
        RGB(8, 2, 3);

        private final int bits;
        private final int colorType;
        private final int bytes;

        Kind(int bits, int colorType, int bytes) {
            this.bits = bits;
            this.colorType = colorType;
            this.bytes = bytes;
        }
    }

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 13;
    private static final int CHUNK_BYTES = 1 << 15;
    private static final byte UP = 2;

    private final OutputStream out;
    private final int width;
    private final int height;
    private final Kind kind;

    /** Starts a file. */
    PngStream(OutputStream out, int width, int height, Kind kind) throws IOException {
        this.out = out;
        this.width = width;
        this.height = height;
        this.kind = kind;
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).putInt(width).putInt(height);
        header.put((byte) kind.bits).put((byte) kind.colorType);
        chunk("IHDR", header.array(), HEADER_BYTES);
    }

    /** Writes the colours, before the rows. */
    void palette(int[] colors) throws IOException {
        byte[] bytes = new byte[3 * colors.length];
        for (int i = 0; i < colors.length; i++) {
            put(colors[i], 3, bytes, 3 * i);
        }
        chunk("PLTE", bytes, bytes.length);
    }

    /** Writes all rows and ends the file. */
    void rows(int[] values) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED); // zeros pack well at any level
        try {
            byte[] packed = new byte[CHUNK_BYTES];
            int size = 0;
            int length = width * kind.bytes;
            byte[] above = new byte[length];
            byte[] row = new byte[length];
            byte[] filtered = new byte[length + 1];
            filtered[0] = UP;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    put(values[y * width + x], kind.bytes, row, x * kind.bytes);
                }
                for (int i = 0; i < length; i++) {
                    filtered[i + 1] = (byte) (row[i] - above[i]);
                }
                deflater.setInput(filtered);
                size = deflated(deflater, packed, size);
                byte[] next = above;
                above = row;
                row = next;
            }
            deflater.finish();
            size = deflated(deflater, packed, size);
            chunk("IDAT", packed, size);
            chunk("IEND", new byte[0], 0);
        } finally {
            deflater.end();
        }
    }

    /** Takes what is packed so far, writing a chunk whenever one is full; returns the bytes of the next one. */
    private int deflated(Deflater deflater, byte[] packed, int before) throws IOException {
        int size = before;
        while (true) {
            int count = deflater.deflate(packed, size, packed.length - size);
            size += count;
            if (size == packed.length) {
                chunk("IDAT", packed, size);
                size = 0;
            } else if (count == 0 || deflater.finished()) {
                return size;
            }
        }
    }

    /** The lowest bytes of a value, the highest of them first. */
    private static void put(int value, int count, byte[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = (byte) (value >> 8 * (count - 1 - i));
        }
    }

    private void chunk(String type, byte[] content, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content, 0, length);
        out.write(number(length));
        out.write(name);
        out.write(content, 0, length);
        out.write(number((int) check.getValue()));
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
