package org.labelport.geometry;

import java.util.Arrays;
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
 */
final class PolygonFill {

    private static final int FINE = 5;
    private static final int MIDDLE = 2;
    private static final int RING_BITS = 22;
    private static final int MAX_CHANGES = 1 << 24;
    /** The most places of changes: a change is one long that holds its place and its ring. */
    private static final long MAX_PLACES = 1L << Long.SIZE - 1 - RING_BITS;

    private final int width;
    private final int height;
    private long[] changes = new long[256];
    private int size;

    private PolygonFill(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Returns the pixels of a picture that are in one part or more, as columns. */
    static ScanLines columns(Shape.Polygon polygon, int width, int height) {
        ScanLines.requireLines(Math.max(width, height));
        if ((long) width * (height + 1L) > MAX_PLACES) {
            throw new IllegalArgumentException(
                    "mask.too-large: " + width + " x " + height + " pixels are more than can be filled");
        }
        PolygonFill fill = new PolygonFill(width, height);
        // For every ring: the number of its part, and whether the ring is a hole.
        int[] partOf = new int[16];
        boolean[] hole = new boolean[16];
        int rings = 0;
        for (int part = 0; part < polygon.parts().size(); part++) {
            Shape.Polygon.Part shape = polygon.parts().get(part);
            for (int i = -1; i < shape.holes().size(); i++) {
                if (rings == partOf.length) {
                    partOf = Arrays.copyOf(partOf, 2 * rings);
                    hole = Arrays.copyOf(hole, 2 * rings);
                }
                partOf[rings] = part;
                hole[rings] = i >= 0;
                fill.addRing(i < 0 ? shape.ring() : shape.holes().get(i), rings++);
            }
        }
        return fill.united(partOf, hole, rings);
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

    private void addRing(PointList ring, int number) {
        if (number >= 1 << RING_BITS) {
            throw new TooComplexException("the polygon has more than " + number + " rings");
        }
        for (int i = 0; i < ring.size(); i++) {
            int next = i + 1 == ring.size() ? 0 : i + 1;
            addEdge(fine(ring.x(i)), fine(ring.y(i)), fine(ring.x(next)), fine(ring.y(next)), number);
        }
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
        long firstColumn = firstColumn(left);
        long lastColumn = lastColumn(right, width);
        double slope = flat ? (double) (toY - fromY) / (toX - fromX) : (double) (toX - fromX) / (toY - fromY);
        for (long column = firstColumn; column <= lastColumn; column++) {
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
            if (size >= MAX_CHANGES) {
                throw new TooComplexException(
                        "the edges of the polygon cross more than " + size + " pixel columns. Simplify it");
            }
            changes = Arrays.copyOf(changes, 2 * size);
        }
        changes[size++] = (column * (height + 1L) + row) << RING_BITS | ring;
    }

    /** Goes through all changes in order and counts in how many parts the pixels after each change are. */
    private ScanLines united(int[] partOf, boolean[] hole, int rings) {
        Arrays.sort(changes, 0, size);
        boolean[] inRing = new boolean[rings];
        boolean[] inOuter = new boolean[rings];
        int[] inHoles = new int[rings];
        int parts = 0;
        int firstColumn = size == 0 ? 0 : column(changes[0]);
        int endColumn = size == 0 ? 0 : column(changes[size - 1]) + 1;
        ScanLinesBuilder lines = new ScanLinesBuilder(firstColumn, (long) endColumn - firstColumn);
        for (int i = 0; i < size; i++) {
            int ring = (int) (changes[i] & (1 << RING_BITS) - 1);
            int part = partOf[ring];
            boolean was = inOuter[part] && inHoles[part] == 0;
            inRing[ring] = !inRing[ring];
            if (hole[ring]) {
                inHoles[part] += inRing[ring] ? 1 : -1;
            } else {
                inOuter[part] = inRing[ring];
            }
            boolean is = inOuter[part] && inHoles[part] == 0;
            parts += (is ? 1 : 0) - (was ? 1 : 0);
            if (parts > 0) {
                // Every ring changes an even number of times in a column, so there is a next change in this one.
                lines.add(column(changes[i]), row(changes[i]), row(changes[i + 1]));
            }
        }
        return lines.build();
    }

    private int column(long change) {
        return (int) ((change >> RING_BITS) / (height + 1L));
    }

    private int row(long change) {
        return (int) ((change >> RING_BITS) % (height + 1L));
    }
}
