package org.labelport.raster;

import java.io.IOException;

/**
 * The filters of PNG: what is stored of a row is its difference from what the bytes around it foretell.
 *
 * <p>Source: the PNG specification (ISO/IEC 15948), section 9.
 */
final class PngFilter {

    private PngFilter() {}

    /**
     * Makes a row of what is stored of it.
     *
     * @param above the row above; of the first one, zeros
     * @param step bytes of a pixel
     */
    static void undo(int filter, byte[] row, byte[] above, int step) throws IOException {
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = step; i < row.length; i++) {
                    row[i] += row[i - step];
                }
            }
            case 2 -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 0; i < row.length; i++) {
                    int before = i < step ? 0 : row[i - step] & 0xff;
                    row[i] += (byte) ((before + (above[i] & 0xff)) / 2);
                }
            }
            case 4 -> {
                for (int i = 0; i < row.length; i++) {
                    int before = i < step ? 0 : row[i - step] & 0xff;
                    int corner = i < step ? 0 : above[i - step] & 0xff;
                    row[i] += (byte) nearest(before, above[i] & 0xff, corner);
                }
            }
            default -> throw new IOException("it is damaged: a row has the filter " + filter + ", which there is not");
        }
    }

    /** Of three bytes the one that is nearest to where the two first lead from the third. */
    private static int nearest(int before, int above, int corner) {
        int there = before + above - corner;
        int fromBefore = Math.abs(there - before);
        int fromAbove = Math.abs(there - above);
        int fromCorner = Math.abs(there - corner);
        if (fromBefore <= fromAbove && fromBefore <= fromCorner) {
            return before;
        }
        return fromAbove <= fromCorner ? above : corner;
    }
}
