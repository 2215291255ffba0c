package org.labelport.raster;

/** Gives pictures of labels another size. */
public final class Scaling {

    private Scaling() {}

    /** Returns a canvas each of whose pixels is the one on which its left upper corner lies when it is scaled back. */
    public static LabelCanvas of(LabelCanvas canvas, int width, int height) {
        Rasters.pixels(width, height);
        int[][] rows = new int[height][];
        int before = -1;
        for (int y = 0; y < height; y++) {
            int from = (int) ((long) y * canvas.height() / height);
            boolean same = before >= 0 && canvas.row(from) == canvas.row(before);
            rows[y] = same ? rows[y - 1] : row(canvas.row(from), canvas.width(), width);
            before = from;
        }
        return LabelCanvas.ofRows(width, rows);
    }

    private static int[] row(int[] row, int oldWidth, int width) {
        Runs scaled = new Runs(row.length);
        for (int run = 0; run < row.length; run += 2) {
            scaled.add((int) (((long) row[run] * width + oldWidth - 1) / oldWidth), row[run + 1]);
        }
        return scaled.toArray();
    }
}
