package org.labelport.raster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes the chunks of one PNG file. Every row is written as its difference from the row above (filter "up"), so that
 * pictures of labels become mostly zeros, with a few short runs at borders.
 *
 * <p>Source: the PNG specification (ISO/IEC 15948), sections 5, 9, 11.
 */
final class PngStream {

    /** How a pixel is stored. */
    enum Kind {
        /** One byte. */
        GRAY_8(8, 0, 1),
        /** Two bytes, the higher one first. */
        GRAY_16(16, 0, 2),
        /** One byte, the index of a colour in the palette. */
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
    /** The limit for values that are not checked: only their lowest bytes are written. */
    static final int ANY_VALUE = Integer.MAX_VALUE;

    private static final int CHUNK_BYTES = 1 << 15;
    private static final byte UP = 2;
    /** A file with no more changes within rows than this is small even when it is packed by runs. */
    private static final int FEW_CHANGES = 1 << 10;
    /** Where runs are shorter than this on average, zlib packs better. */
    private static final int SHORT_RUN = 8;

    private final OutputStream out;
    private final LabelPicture picture;
    private final Kind kind;
    private final boolean noisy;

    /**
     * Starts a file.
     *
     * @param limit all values must be below this
     * @throws IllegalArgumentException when a value is not from 0 to below the limit; then nothing has been written
     */
    PngStream(OutputStream out, LabelPicture picture, Kind kind, int limit) throws IOException {
        this.out = out;
        this.picture = picture;
        this.kind = kind;
        this.noisy = isNoisy(limit);
        out.write(SIGNATURE);
        ByteBuffer header =
                ByteBuffer.allocate(HEADER_BYTES).putInt(picture.width()).putInt(picture.height());
        header.put((byte) kind.bits).put((byte) kind.colorType);
        chunk("IHDR", header.array(), HEADER_BYTES);
    }

    /** Writes the colours. Must be called before the rows are written. */
    void palette(int[] colors) throws IOException {
        byte[] bytes = new byte[3 * colors.length];
        for (int i = 0; i < colors.length; i++) {
            put(colors[i], 3, bytes, 3 * i);
        }
        chunk("PLTE", bytes, bytes.length);
    }

    /** Writes all rows and ends the file. */
    void rows() throws IOException {
        if (noisy) {
            pixels();
        } else {
            runs();
        }
        chunk("IEND", new byte[0], 0);
    }

    private boolean isNoisy(int limit) {
        long many = FEW_CHANGES + (long) picture.width() * picture.height() / SHORT_RUN;
        // There are at most as many changes of values as changes of numbers, which are known without looking at the
        // rows.
        return !(picture.isBelow(limit) && picture.changes() <= many) && changes(limit) > many;
    }

    private long changes(int limit) {
        long changes = 0;
        int[] bands = picture.bands();
        for (int band = 0; band + 1 < bands.length; band++) {
            int y = bands[band];
            int[] row = picture.row(y);
            int before = picture.value(row[1]);
            for (int run = 0; run < row.length; run += 2) {
                int value = picture.value(row[run + 1]);
                if (limit != ANY_VALUE && (value < 0 || value >= limit)) {
                    throw new IllegalArgumentException("the value " + value + " at " + (run == 0 ? 0 : row[run - 2])
                            + ", " + y + " is not 0 to " + (limit - 1));
                }
                changes += value == before ? 0 : 1;
                before = value;
            }
        }
        return changes;
    }

    private void runs() throws IOException {
        RunDeflater deflater = new RunDeflater(
                (bytes, length) -> chunk("IDAT", bytes, length), CHUNK_BYTES, UP, kind.bytes, picture.width());
        int[] bands = picture.bands();
        for (int band = 0; band + 1 < bands.length; band++) {
            if (band == 0) {
                firstRow(picture.row(0), deflater);
            } else {
                differences(picture.row(bands[band]), picture.row(bands[band - 1]), deflater);
            }
            deflater.unchangedRows(bands[band + 1] - bands[band] - 1);
        }
        deflater.finish();
    }

    /** Writes the first row: the row above it counts as zeros. */
    private void firstRow(int[] row, RunDeflater deflater) throws IOException {
        int start = 0;
        for (int run = 0; run < row.length; run += 2) {
            boolean last = run + 2 == row.length;
            if (last || picture.value(row[run + 3]) != picture.value(row[run + 1])) {
                deflater.run(difference(picture.value(row[run + 1]), 0), row[run] - start);
                start = row[run];
            }
        }
    }

    private void differences(int[] row, int[] above, RunDeflater deflater) throws IOException {
        int start = 0;
        int difference = 0;
        int end = 0;
        for (int upper = 0, lower = 0; end < picture.width(); ) {
            int number = row[lower + 1];
            int numberAbove = above[upper + 1];
            int next = number == numberAbove ? 0 : difference(picture.value(number), picture.value(numberAbove));
            if (next != difference && end > start) {
                deflater.run(difference, end - start);
                start = end;
            }
            difference = next;
            end = Math.min(above[upper], row[lower]);
            if (above[upper] == end) {
                upper += 2;
            }
            if (row[lower] == end) {
                lower += 2;
            }
        }
        deflater.run(difference, end - start);
    }

    /** Returns the difference of each byte, modulo 256. */
    private int difference(int value, int above) {
        return switch (kind) {
            case GRAY_8, PALETTE -> value - above & 0xff;
            case GRAY_16 -> (value & 0xff00) - (above & 0xff00) & 0xff00 | value - above & 0xff;
            case RGB ->
                (value & 0xff0000) - (above & 0xff0000) & 0xff0000
                        | (value & 0xff00) - (above & 0xff00) & 0xff00
                        | value - above & 0xff;
        };
    }

    /** Writes the rows packed by zlib, pixel by pixel. */
    private void pixels() throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            byte[] packed = new byte[CHUNK_BYTES];
            int size = 0;
            int length = picture.width() * kind.bytes;
            byte[] above = new byte[length];
            byte[] row = new byte[length];
            byte[] filtered = new byte[length + 1];
            int[] runs = {};
            filtered[0] = UP;
            for (int y = 0; y < picture.height(); y++) {
                runs = picture.valuesOfRow(y, runs);
                bytes(runs, row);
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
        } finally {
            deflater.end();
        }
    }

    private void bytes(int[] runs, byte[] row) {
        int x = 0;
        for (int run = 0; x < picture.width(); run += 2) {
            for (; x < runs[run]; x++) {
                put(runs[run + 1], kind.bytes, row, x * kind.bytes);
            }
        }
    }

    /**
     * Collects what is packed so far, and writes each chunk that is full. Returns the number of bytes of the chunk that
     * is begun.
     */
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

    /** Stores the lowest bytes of a value, the highest of them first. */
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
