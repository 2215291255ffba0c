package org.labelport.raster;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the rows of a PNG file's pixels one after another, and undoes their filters. Two rows are in memory.
 *
 * <p>Source: the PNG specification (ISO/IEC 15948), section 9.
 */
final class PngRows {

    private static final int FIRST = PngPixels.FIRST;

    private final InputStream unpacked;
    private final int distance;
    private byte[] row = {};
    private byte[] above = {};
    private int end;
    private int read;

    /**
     * @param unpacked the pixels
     * @param distance see {@link PngPixels#distance}
     */
    PngRows(InputStream unpacked, int distance) {
        this.unpacked = unpacked;
        this.distance = distance;
    }

    /** Begins a picture, or a part of one that is stored for itself: above its first row are zeros. */
    void begin(int bytes) {
        end = FIRST + bytes;
        row = new byte[end];
        above = new byte[end];
    }

    /** Returns the next row, which stays until the next but one is read. */
    byte[] next() throws IOException {
        byte[] last = row;
        row = above;
        above = last;
        if (unpacked.readNBytes(row, 0, end) < end) {
            throw new IOException("it is damaged or cut off: it ends after " + read + " rows");
        }
        read++;
        switch (row[0]) {
            case 0 -> {}
            case 1 -> left();
            case 2 -> up();
            case 3 -> average();
            case 4 -> nearest();
            default -> throw new IOException("it is damaged or cut off: a row has the filter " + (row[0] & 0xff));
        }
        return row;
    }

    /** Whether the row is like the one above it. */
    boolean isLikeAbove() {
        return Arrays.equals(row, FIRST, end, above, FIRST, end);
    }

    private void left() {
        for (int i = FIRST + distance; i < end; i++) {
            row[i] += row[i - distance];
        }
    }

    private void up() {
        for (int i = FIRST; i < end; i++) {
            row[i] += above[i];
        }
    }

    private void average() {
        for (int i = FIRST; i < end; i++) {
            int left = i < FIRST + distance ? 0 : row[i - distance] & 0xff;
            row[i] += (byte) (left + (above[i] & 0xff) >> 1);
        }
    }

    /** Adds that of three neighbours which is nearest to what they let expect. */
    private void nearest() {
        for (int i = FIRST; i < Math.min(end, FIRST + distance); i++) {
            row[i] += above[i];
        }
        for (int i = FIRST + distance; i < end; i++) {
            int left = row[i - distance] & 0xff;
            int up = above[i] & 0xff;
            int corner = above[i - distance] & 0xff;
            int toLeft = Math.abs(up - corner);
            int toUp = Math.abs(left - corner);
            int toCorner = Math.abs(left + up - 2 * corner);
            row[i] += (byte) (toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner);
        }
    }
}
