package org.labelport.raster;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Masks;
import org.labelport.geometry.PixelBlocks;
import org.labelport.geometry.PixelCentres;
import org.labelport.limits.Limit;
import org.labelport.model.Shape;

/**
 * A picture whose pixels are numbers: 0 where nothing was painted, else the number that was painted last. Each row is
 * kept as runs of equal pixels, and equal rows in succession only once, so that time and memory grow with the sides of
 * the picture and the borders of what is painted, not with its pixels. Used by one thread.
 */
public final class LabelCanvas {

    private static final int[] UNKNOWN = {};

    private final int width;
    /**
     * For each row the ends of its runs, each followed by the run's number. Neighbouring runs have different numbers.
     * An array is never changed, only replaced.
     */
    private final int[][] rows;
    /** See {@link #bands}; {@link #UNKNOWN} while it has not been computed. */
    private int[] bands = UNKNOWN;

    /**
     * @throws IllegalArgumentException when the picture has no pixel, or more than {@link Limit#PICTURE_PIXELS} can be
     *     set to
     */
    public LabelCanvas(int width, int height) {
        this(width, empty(width, height));
    }

    private LabelCanvas(int width, int[][] rows) {
        this.width = width;
        this.rows = rows;
    }

    private static int[][] empty(int width, int height) {
        Rasters.pixels(width, height);
        int[][] rows = new int[height][];
        Arrays.fill(rows, new int[] {width, 0});
        return rows;
    }

    /**
     * Makes a canvas of given pixels.
     *
     * @param values row by row
     */
    public static LabelCanvas of(int width, int height, int... values) {
        int pixels = Rasters.pixels(width, height);
        if (values.length != pixels) {
            throw new IllegalArgumentException(
                    values.length + " values are not those of " + width + " x " + height + " = " + pixels + " pixels");
        }
        int[][] rows = new int[height][];
        for (int y = 0; y < height; y++) {
            int start = y * width;
            if (y > 0 && Arrays.equals(values, start - width, start, values, start, start + width)) {
                rows[y] = rows[y - 1];
                continue;
            }
            Runs row = new Runs(16);
            for (int x = 0; x < width; x++) {
                row.add(x + 1, values[start + x]);
            }
            rows[y] = row.toArray();
        }
        return new LabelCanvas(width, rows);
    }

    /** Makes a canvas of runs, see {@link #row}. Equal rows in succession should be one array. */
    static LabelCanvas ofRows(int width, int[][] rows) {
        return new LabelCanvas(width, rows);
    }

    /**
     * The result of painting a shape.
     *
     * @param pixels number of pixels that were painted
     * @param covered the numbers that lost pixels, in growing order
     */
    public record Painted(long pixels, Set<Integer> covered) {

        public Painted {
            covered = covered.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(covered));
        }
    }

    /**
     * Paints the pixels of a mask that lie on the canvas.
     *
     * @param value above 0
     */
    public Painted paint(Shape.Mask mask, int value) {
        RowBrush brush = brush(value);
        Masks.clip(mask, frame()).ifPresent(visible -> Masks.visit(visible, brush));
        return painted(brush);
    }

    /**
     * Paints the pixels that {@link PixelCentres} finds for a shape.
     *
     * @param value above 0
     * @return empty for kinds of shapes that have no area, or no place on a picture
     */
    public Optional<Painted> paintCentres(Shape shape, int value) {
        RowBrush brush = brush(value);
        return PixelCentres.visit(shape, frame(), brush) ? Optional.of(painted(brush)) : Optional.empty();
    }

    private RowBrush brush(int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("numbers are above 0, not " + value);
        }
        bands = UNKNOWN;
        return new RowBrush(rows, value);
    }

    private static Painted painted(RowBrush brush) {
        brush.finish();
        return new Painted(brush.pixels(), brush.covered());
    }

    private Frame frame() {
        return new Frame(width, height());
    }

    /** Returns the same picture with other numbers. */
    public LabelCanvas mapped(IntUnaryOperator valueOfNumber) {
        int[][] mapped = new int[rows.length][];
        for (int y = 0; y < rows.length; y++) {
            mapped[y] = y > 0 && rows[y] == rows[y - 1] ? mapped[y - 1] : mapped(rows[y], valueOfNumber);
        }
        return new LabelCanvas(width, mapped);
    }

    private static int[] mapped(int[] row, IntUnaryOperator valueOfNumber) {
        Runs mapped = new Runs(row.length);
        for (int run = 0; run < row.length; run += 2) {
            mapped.add(row[run], valueOfNumber.applyAsInt(row[run + 1]));
        }
        return mapped.toArray();
    }

    /** Gets rectangles of pixels that have the same number. */
    @FunctionalInterface
    public interface BlockVisitor {

        /** Gets one rectangle. */
        void block(int x, int y, int width, int height, int value);
    }

    /**
     * Visits all pixels whose number is not 0, as rectangles. Equal rows in succession are visited as one band; the
     * bands come from top to bottom, and the runs of each band from left to right.
     */
    public void forEachBlock(BlockVisitor visitor) {
        int[] starts = bands();
        for (int band = 0; band + 1 < starts.length; band++) {
            int y = starts[band];
            int[] row = rows[y];
            int x = 0;
            for (int run = 0; run < row.length; run += 2) {
                if (row[run + 1] != 0) {
                    visitor.block(x, y, row[run] - x, starts[band + 1] - y, row[run + 1]);
                }
                x = row[run];
            }
        }
    }

    /**
     * Returns the borders of all numbers except 0, as {@link Masks#outline} finds them, in the order of their first
     * pixels, row by row.
     */
    public Map<Integer, Shape.Polygon> outlines() {
        Map<Integer, PixelBlocks> all = new LinkedHashMap<>();
        forEachBlock((x, y, blockWidth, blockHeight, value) ->
                all.computeIfAbsent(value, any -> new PixelBlocks()).add(x, y, blockWidth, blockHeight));
        Map<Integer, Shape.Polygon> outlines = new LinkedHashMap<>();
        all.forEach((value, blocks) -> outlines.put(value, blocks.outline()));
        return outlines;
    }

    /** Returns the numbers that occur, in growing order. */
    public int[] distinct() {
        Set<Integer> distinct = new TreeSet<>();
        int[] starts = bands();
        for (int band = 0; band + 1 < starts.length; band++) {
            int[] row = rows[starts[band]];
            for (int run = 1; run < row.length; run += 2) {
                distinct.add(row[run]);
            }
        }
        return distinct.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A pixel and its number. */
    public record Pixel(int x, int y, int value) {}

    /** Returns the first pixel, row by row, with a number of some kind. */
    public Optional<Pixel> first(IntPredicate wanted) {
        int[] starts = bands();
        for (int band = 0; band + 1 < starts.length; band++) {
            int[] row = rows[starts[band]];
            for (int run = 0; run < row.length; run += 2) {
                if (wanted.test(row[run + 1])) {
                    return Optional.of(new Pixel(run == 0 ? 0 : row[run - 2], starts[band], row[run + 1]));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the number of a pixel. */
    public int valueAt(int x, int y) {
        return rows[y][runOf(rows[y], x) + 1];
    }

    /** Returns the index of the run of a row that a column lies in. */
    static int runOf(int[] row, int x) {
        int low = 0;
        int high = row.length / 2 - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row[2 * middle] > x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return 2 * low;
    }

    public int width() {
        return width;
    }

    public int height() {
        return rows.length;
    }

    /** Returns the number of each pixel, row by row. It is a copy and takes four bytes for each pixel. */
    public int[] values() {
        int[] values = new int[width * rows.length];
        for (int y = 0; y < rows.length; y++) {
            int x = 0;
            for (int run = 0; run < rows[y].length; run += 2) {
                Arrays.fill(values, y * width + x, y * width + rows[y][run], rows[y][run + 1]);
                x = rows[y][run];
            }
        }
        return values;
    }

    /** Returns the runs of a row: the end of each, and its number. Callers must not change the array. */
    int[] row(int y) {
        return rows[y];
    }

    /**
     * Returns the first row of each band of rows that are known to be equal, and then the height. Callers must not
     * change the array.
     */
    int[] bands() {
        if (bands == UNKNOWN) {
            int[] starts = new int[16];
            int size = 1;
            for (int y = 1; y <= rows.length; y++) {
                if (y == rows.length || rows[y] != rows[y - 1]) {
                    if (size == starts.length) {
                        starts = Arrays.copyOf(starts, 2 * size);
                    }
                    starts[size++] = y;
                }
            }
            bands = Arrays.copyOf(starts, size);
        }
        return bands;
    }
}
