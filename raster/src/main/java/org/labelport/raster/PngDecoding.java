package org.labelport.raster;

import java.io.IOException;

/** Makes a canvas of the rows of a PNG file. */
record PngDecoding(int width, int height, PngPixels pixels, PngRows rows) {

    /** The first pixel and the distances of pixels in each of the parts of an interlaced file: x, y, x, y. */
    private static final int[][] PARTS = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** Reads rows from top to bottom. Memory grows with their runs. */
    LabelCanvas plain() throws IOException {
        int[][] runs = new int[height][];
        Runs row = new Runs(64);
        rows.begin(pixels.bytes(width));
        for (int y = 0; y < height; y++) {
            byte[] bytes = rows.next();
            if (y > 0 && rows.isLikeAbove()) {
                runs[y] = runs[y - 1];
                continue;
            }
            row.clear();
            pixels.runs(bytes, width, row);
            runs[y] = row.toArray();
        }
        return LabelCanvas.ofRows(width, runs);
    }

    /** Reads an interlaced file, whose rows are complete only at its end: it takes four bytes for each pixel. */
    LabelCanvas interlaced() throws IOException {
        int[] values = new int[width * height];
        for (int[] part : PARTS) {
            int columns = (width - part[0] + part[2] - 1) / part[2];
            int lines = columns == 0 ? 0 : (height - part[1] + part[3] - 1) / part[3];
            rows.begin(pixels.bytes(columns));
            for (int line = 0; line < lines; line++) {
                byte[] bytes = rows.next();
                int start = (part[1] + line * part[3]) * width + part[0];
                for (int x = 0; x < columns; x++) {
                    values[start + x * part[2]] = pixels.value(bytes, x);
                }
            }
        }
        return LabelCanvas.of(width, height, values);
    }
}
