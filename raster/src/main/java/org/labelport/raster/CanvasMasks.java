package org.labelport.raster;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.labelport.geometry.PixelBlocks;
import org.labelport.model.Shape;

/**
 * Makes masks of the numbers of a canvas. For those of all numbers the runs are sorted by number, and then made into one mask after another:
 * that takes eight bytes for each run, however many numbers there are and wherever they lie.
 */
public final class CanvasMasks {

    private final LabelCanvas canvas;
    private final int[] bands;
    /** The runs of numbers other than 0, each as its number in the high 32 bits, and its first pixel in the low ones. */
    private final long[] runs;

    private CanvasMasks(LabelCanvas canvas) {
        this.canvas = canvas;
        this.bands = canvas.bands();
        this.runs = new long[count()];
    }

    /** Returns the masks of all numbers except 0, by number. */
    public static SortedMap<Integer, Shape.Mask> of(LabelCanvas canvas) {
        CanvasMasks masks = new CanvasMasks(canvas);
        masks.sort();
        return masks.all();
    }

    /**
     * Returns the pixels of some numbers as one mask.
     *
     * @param left where the left column of the canvas lies in the picture of the mask
     * @param top where the top row of the canvas lies in the picture of the mask
     */
    public static Shape.Mask of(LabelCanvas canvas, int left, int top, IntPredicate wanted) {
        PixelBlocks blocks = new PixelBlocks();
        canvas.mapped(number -> wanted.test(number) ? 1 : 0)
                .forEachBlock((x, y, width, height, any) -> blocks.add(left + x, top + y, width, height));
        return blocks.mask();
    }

    private int count() {
        int count = 0;
        for (int band = 0; band + 1 < bands.length; band++) {
            int[] row = canvas.row(bands[band]);
            for (int run = 0; run < row.length; run += 2) {
                count += row[run + 1] == 0 ? 0 : 1;
            }
        }
        return count;
    }

    private void sort() {
        int size = 0;
        for (int band = 0; band + 1 < bands.length; band++) {
            int[] row = canvas.row(bands[band]);
            int x = 0;
            for (int run = 0; run < row.length; run += 2) {
                if (row[run + 1] != 0) {
                    runs[size++] = (long) row[run + 1] << Integer.SIZE | bands[band] * canvas.width() + x;
                }
                x = row[run];
            }
        }
        Arrays.sort(runs);
    }

    private SortedMap<Integer, Shape.Mask> all() {
        SortedMap<Integer, Shape.Mask> masks = new TreeMap<>();
        for (int from = 0; from < runs.length; ) {
            int number = (int) (runs[from] >> Integer.SIZE);
            PixelBlocks blocks = new PixelBlocks();
            int band = 0;
            for (; from < runs.length && (int) (runs[from] >> Integer.SIZE) == number; from++) {
                int y = (int) runs[from] / canvas.width();
                int x = (int) runs[from] - y * canvas.width();
                if (bands[band] != y) {
                    band = Arrays.binarySearch(bands, band, bands.length, y);
                }
                int[] row = canvas.row(y);
                blocks.add(x, y, row[LabelCanvas.runOf(row, x)] - x, bands[band + 1] - y);
            }
            masks.put(number, blocks.mask());
        }
        return masks;
    }
}
