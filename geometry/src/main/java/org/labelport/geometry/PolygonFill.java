package org.labelport.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Decides which pixels a polygon covers, with exactly the result of COCO's mask programs.
 *
 * <p>The rule: points are rounded to a grid five times as fine as the pixels. An edge is followed on that grid one step
 * at a time along its longer axis, and the other coordinate is rounded. The fine column in the middle of pixel column c
 * is number 5c + 2. Where the edge steps between it and the next fine column, the pixel column changes between outside
 * and inside. With v as the smaller of the two fine rows, the change is above pixel row ceil((v - 2) / 5), kept within
 * the picture. A pixel is covered when an odd number of changes of its ring lie above it.
 *
 * <p>Rounding is that of a C cast, towards zero after adding a half, which matters for edges that begin outside the
 * picture. Steps are computed, not followed one by one, so that a point far outside costs nothing.
 *
 * <p>Where there are very many changes, columns are filled some at a time, so that memory grows with the points of the
 * polygon, and with the runs of what it covers.
 */
final class PolygonFill {

    private static final int FINE = 5;
    private static final int MIDDLE = 2;
    private static final int RING_BITS = 22;
    /** As many changes are held at once, or as many as there are edges: no edge changes a column twice. */
    private static final int CHANGES_AT_ONCE = 1 << 20;
    /** The most changes: some minutes. */
    private static final long MAX_CHANGES = 1L << 31;
    /** The most ends of runs that are covered: four bytes each. */
    private static final int MAX_ENDS = 1 << 24;
    /** The most places of changes: a change is one long that holds its place and its ring. */
    private static final long MAX_PLACES = 1L << Long.SIZE - 1 - RING_BITS;

    private final int width;
    private final int height;
    private final List<PointList> rings = new ArrayList<>();
    private final RingUnion union = new RingUnion();
    private int atOnce = CHANGES_AT_ONCE;
    private int firstColumn;
    private int lastColumn;
    private long[] changes = new long[256];
    private int size;

    private PolygonFill(int width, int height) {
        this.width = width;
        this.height = height;
        this.lastColumn = width - 1;
    }

    /** Returns the pixels of a picture that are in one part or more, as columns. */
    static ScanLines columns(Shape.Polygon polygon, int width, int height) {
        return columns(polygon, width, height, CHANGES_AT_ONCE);
    }

    /** @param atOnce how many changes are held at once, if there are fewer edges */
    static ScanLines columns(Shape.Polygon polygon, int width, int height, int atOnce) {
        ScanLines.requireLines(Math.max(width, height));
        if ((long) width * (height + 1L) > MAX_PLACES) {
            throw new IllegalArgumentException(
                    "mask.too-large: " + width + " x " + height + " pixels are more than can be filled");
        }
        PolygonFill fill = new PolygonFill(width, height);
        fill.addRings(polygon, atOnce);
        return fill.collect() ? fill.whole() : fill.someAtATime();
    }

    private void addRings(Shape.Polygon polygon, int least) {
        long edges = 0;
        for (int part = 0; part < polygon.parts().size(); part++) {
            Shape.Polygon.Part shape = polygon.parts().get(part);
            for (int i = -1; i < shape.holes().size(); i++) {
                PointList ring = i < 0 ? shape.ring() : shape.holes().get(i);
                if (rings.size() >= 1 << RING_BITS) {
                    throw new TooComplexException("the polygon has more than " + rings.size() + " rings");
                }
                rings.add(ring);
                union.add(part, i >= 0);
                edges += ring.size();
            }
        }
        atOnce = Math.toIntExact(Math.max(least, edges));
    }

    private ScanLines whole() {
        int first = size == 0 ? 0 : column(changes[0]);
        int end = size == 0 ? 0 : column(changes[size - 1]) + 1;
        ScanLinesBuilder lines = new ScanLinesBuilder(first, (long) end - first);
        addTo(lines);
        return lines.build();
    }

    /** Fills as many columns at a time as have no more changes than are held at once. */
    private ScanLines someAtATime() {
        int[] counts = changesOfColumns();
        ScanLinesBuilder lines = new ScanLinesBuilder(0, width);
        for (int end = 0; end < width; ) {
            firstColumn = end;
            long count = 0;
            while (end < width && count + counts[end] <= atOnce) {
                count += counts[end++];
            }
            lastColumn = end - 1;
            collect();
            addTo(lines);
            if (lines.changes() > MAX_ENDS) {
                throw new TooComplexException(
                        "the polygon covers more than " + MAX_ENDS / 2 + " runs of pixels in columns. Simplify it");
            }
        }
        return lines.build();
    }

    private int[] changesOfColumns() {
        int[] counts = new int[width + 1];
        long all = 0;
        for (PointList ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                long from = fine(ring.x(i));
                long to = fine(ring.x(i + 1 == ring.size() ? 0 : i + 1));
                long first = firstColumn(Math.min(from, to));
                long last = lastColumn(Math.max(from, to), width);
                if (first <= last) {
                    counts[(int) first]++;
                    counts[(int) last + 1]--;
                    all += last - first + 1;
                }
            }
        }
        if (all > MAX_CHANGES) {
            throw new TooComplexException("the edges of the polygon cross " + all + " pixel columns, more than "
                    + MAX_CHANGES + ". Simplify it");
        }
        for (int column = 1; column < width; column++) {
            counts[column] += counts[column - 1];
        }
        return counts;
    }

    /**
     * Returns the pixels of a picture that the polygon of an axis-parallel box's corners covers. Its vertical edges
     * cross no middle of a column.
     */
    static Shape.Mask rectangle(Shape.Box box, int width, int height) {
        ScanLines.requireLines(Math.max(width, height));
        return Masks.rectangle(
                (int) firstColumn(fine(box.x())),
                row(fine(box.y()), height),
                (int) lastColumn(fine(box.right()), width) + 1,
                row(fine(box.bottom()), height));
    }

    /** Collects the changes of the columns in order; false when there are more than are held at once. */
    private boolean collect() {
        size = 0;
        for (int ring = 0; ring < rings.size(); ring++) {
            PointList points = rings.get(ring);
            for (int i = 0; i < points.size(); i++) {
                int next = i + 1 == points.size() ? 0 : i + 1;
                addEdge(fine(points.x(i)), fine(points.y(i)), fine(points.x(next)), fine(points.y(next)), ring);
                if (size > atOnce) {
                    return false;
                }
            }
        }
        Arrays.sort(changes, 0, size);
        return true;
    }

    private static long fine(double pixels) {
        return (long) (FINE * CoordinateLimit.limited(pixels) + .5);
    }

    private void addEdge(long fromX, long fromY, long toX, long toY, int ring) {
        boolean flat = Math.abs(toX - fromX) >= Math.abs(toY - fromY);
        boolean backwards = flat ? fromX > toX : fromY > toY;
        if (backwards) {
            addEdge(toX, toY, fromX, fromY, ring);
            return;
        }
        long left = Math.min(fromX, toX);
        long right = Math.max(fromX, toX);
        long first = Math.max(firstColumn, firstColumn(left));
        long last = Math.min(lastColumn, lastColumn(right, width));
        double slope = flat ? (double) (toY - fromY) / (toX - fromX) : (double) (toX - fromX) / (toY - fromY);
        for (long column = first; column <= last; column++) {
            long middle = FINE * column + MIDDLE;
            long fineRow;
            if (flat) {
                long step = middle - fromX;
                fineRow = Math.min(rounded(fromY, slope, step), rounded(fromY, slope, step + 1));
            } else {
                fineRow = fromY + lastStepBefore(middle, fromX, slope, toY - fromY);
            }
            add(column, row(fineRow, height), ring);
        }
    }

    /**
     * Returns the first column in which an edge steps over the middle, when its leftmost fine column is {@code left}.
     */
    private static long firstColumn(long left) {
        return Math.max(0, ceilDiv(left - MIDDLE, FINE));
    }

    private static long lastColumn(long right, int width) {
        return Math.min(width - 1, Math.floorDiv(right - 1 - MIDDLE, FINE));
    }

    private static int row(long fineRow, int height) {
        return (int) Math.max(0, Math.min(height, ceilDiv(fineRow - MIDDLE, FINE)));
    }

    /** Returns the last step of a steep edge before it steps over between the middle and the next fine column. */
    private static long lastStepBefore(long middle, long fromX, double slope, long steps) {
        long before = 0;
        long after = steps;
        boolean rising = slope > 0;
        while (after - before > 1) {
            long half = (before + after) >>> 1;
            long x = rounded(fromX, slope, half);
            if (rising ? x > middle : x <= middle) {
                after = half;
            } else {
                before = half;
            }
        }
        return before;
    }

    private static long rounded(long start, double slope, long step) {
        return (long) (start + slope * step + .5);
    }

    private static long ceilDiv(long number, long divisor) {
        return -Math.floorDiv(-number, divisor);
    }

    private void add(long column, long row, int ring) {
        if (size == changes.length) {
            changes = Arrays.copyOf(changes, 2 * size);
        }
        changes[size++] = (column * (height + 1L) + row) << RING_BITS | ring;
    }

    /** Goes through the changes in order, and adds what is covered between them. */
    private void addTo(ScanLinesBuilder lines) {
        for (int i = 0; i < size; i++) {
            if (union.isCoveredAfter((int) (changes[i] & (1 << RING_BITS) - 1))) {
                // Every ring changes an even number of times in a column, so there is a next change in this one.
                lines.add(column(changes[i]), row(changes[i]), row(changes[i + 1]));
            }
        }
    }

    private int column(long change) {
        return (int) ((change >> RING_BITS) / (height + 1L));
    }

    private int row(long change) {
        return (int) ((change >> RING_BITS) % (height + 1L));
    }
}
