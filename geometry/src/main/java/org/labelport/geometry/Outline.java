package org.labelport.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.labelport.limits.Limit;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Follows the border of a set of pixels that is given as rows.
 *
 * <p>Every change between unset and set pixels in a row is a vertical piece of border, one row high. The set pixels are
 * on the right-hand side, so the piece at the start of a run goes up and the one at its end goes down. {@link #next}
 * finds the piece at which the border continues; where the two pieces differ in x, there are corners. Where two pixels
 * touch only at a corner, the border stays with the pixel that it followed; a ring that comes to such a corner twice is
 * split there into two.
 */
final class Outline {

    /** The default limit of points of a shape that is read: an outline with more could not be read again. */
    private static final long MAX_CORNERS = Limit.POINTS_PER_SHAPE.usual();

    private final ScanLines rows;
    /** The y of the top of each row, and of the bottom of the last one. */
    private final int[] borders;
    /** The row of every change. */
    private final int[] rowOf;
    /**
     * For every run (two changes) an earlier run of the same part, or itself: a union-find forest. A run's index is
     * half that of its changes.
     */
    private final int[] firstRun;

    Outline(ScanLines rows) {
        this(
                rows,
                IntStream.rangeClosed(rows.first(), rows.first() + rows.lineCount())
                        .toArray());
    }

    /**
     * Follows the border of rows of different heights: row i reaches from {@code borders[i]} to {@code borders[i + 1]}.
     */
    Outline(ScanLines rows, int[] borders) {
        requireFewCorners(rows);
        this.rows = rows;
        this.borders = borders;
        int changes = rows.offset(rows.lineCount());
        rowOf = new int[changes];
        for (int row = 0; row < rows.lineCount(); row++) {
            Arrays.fill(rowOf, rows.offset(row), rows.offset(row + 1), row);
        }
        firstRun = new int[changes / 2];
        Arrays.setAll(firstRun, run -> run);
        for (int row = 1; row < rows.lineCount(); row++) {
            joinTouchingRuns(row);
        }
    }

    /**
     * Refuses too many corners before anything is allocated for them: a mask of noise has nearly as many corners as
     * pixels.
     */
    private static void requireFewCorners(ScanLines rows) {
        long corners = 0;
        for (int border = 0; border <= rows.lineCount(); border++) {
            corners += cornersAt(border, rows);
            if (corners > MAX_CORNERS) {
                throw new TooComplexException("the border of the mask has more than " + MAX_CORNERS
                        + " corners. Smooth the mask, or choose a format that keeps masks");
            }
        }
    }

    /**
     * Counts the corners between two rows: one where only the row above or only the row below changes, and two where
     * one begins a run and the other ends one.
     */
    private static long cornersAt(int border, ScanLines rows) {
        int a = rows.offset(Math.max(0, border - 1));
        int b = rows.offset(border);
        int endAbove = b;
        int endBelow = rows.offset(Math.min(rows.lineCount(), border + 1));
        long corners = 0;
        while (a < endAbove && b < endBelow) {
            if (rows.place(a) == rows.place(b)) {
                corners += a % 2 == b % 2 ? 0 : 2;
                a++;
                b++;
            } else {
                corners++;
                if (rows.place(a) < rows.place(b)) {
                    a++;
                } else {
                    b++;
                }
            }
        }
        return corners + (endAbove - a) + (endBelow - b);
    }

    Shape.Polygon polygon() {
        Map<Integer, PointList> outer = new HashMap<>();
        Map<Integer, List<PointList>> holes = new HashMap<>();
        boolean[] seen = new boolean[rowOf.length];
        for (int change = 0; change < seen.length; change++) {
            if (!seen[change]) {
                int part = first(change / 2);
                for (PointList ring : ringsFrom(change, seen)) {
                    if (Rings.signedArea(ring) > 0) {
                        outer.put(part, Rings.clockwise(ring));
                    } else {
                        holes.computeIfAbsent(part, none -> new ArrayList<>()).add(Rings.counterClockwise(ring));
                    }
                }
            }
        }
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        outer.forEach((part, ring) -> {
            List<PointList> own = new ArrayList<>(holes.getOrDefault(part, List.of()));
            own.sort(Rings::compareStart);
            parts.add(new Shape.Polygon.Part(ring, own));
        });
        parts.sort(Comparator.comparing(Shape.Polygon.Part::ring, Rings::compareStart));
        return new Shape.Polygon(parts);
    }

    /** Follows a border once round, and splits it into rings that do not touch themselves. */
    private List<PointList> ringsFrom(int start, boolean[] seen) {
        List<PointList> rings = new ArrayList<>();
        Corners corners = new Corners();
        int change = start;
        do {
            seen[change] = true;
            int next = next(change);
            int y = rowOf[change] + (up(change) ? 0 : 1);
            if (rows.place(next) != rows.place(change)) {
                addCorner(rows.place(change), y, corners, rings);
                addCorner(rows.place(next), y, corners, rings);
            }
            change = next;
        } while (change != start);
        rings.add(corners.ringFrom(0));
        return rings;
    }

    private void addCorner(int x, int y, Corners corners, List<PointList> rings) {
        if (y > 0 && y < rows.lineCount() && rows.changesAt(y - 1, x) && rows.changesAt(y, x)) {
            Integer earlier = corners.pinches.putIfAbsent(Corners.key(x, borders[y]), corners.size);
            if (earlier != null) {
                rings.add(corners.ringFrom(earlier));
                corners.cutAfter(earlier);
                return;
            }
        }
        corners.add(x, borders[y]);
    }

    /** Returns the piece of border that follows, as the class says. Row numbers grow downwards. */
    private int next(int change) {
        int row = rowOf[change];
        int x = rows.place(change);
        if (up(change)) {
            int above = row - 1;
            int passed = above < 0 ? 0 : rows.changesUpTo(above, x);
            if (passed % 2 == 0) {
                // No pixel above: the border follows the top of the run to its end, or to where a run above starts.
                boolean more = above >= 0 && rows.offset(above) + passed < rows.offset(row);
                int startAbove = more ? rows.offset(above) + passed : -1;
                return more && rows.place(startAbove) < rows.place(change + 1) ? startAbove : change + 1;
            }
            // A run above: the border continues at its start, unless the run before in this row reaches under it.
            int startAbove = rows.offset(above) + passed - 1;
            boolean before = change > rows.offset(row);
            return before && rows.place(change - 1) > rows.place(startAbove) ? change - 1 : startAbove;
        }
        int below = row + 1;
        int passed = below == rows.lineCount() ? 0 : rows.changesUpTo(below, x - 1);
        if (passed % 2 == 0) {
            // No pixel below: the border follows the bottom of the run back to its start, or to where a run below ends.
            int endBelow = passed > 0 ? rows.offset(below) + passed - 1 : -1;
            return passed > 0 && rows.place(endBelow) > rows.place(change - 1) ? endBelow : change - 1;
        }
        // A run below: the border continues at its end, unless the next run in this row starts above it.
        int endBelow = rows.offset(below) + passed;
        boolean after = change + 1 < rows.offset(row + 1);
        return after && rows.place(change + 1) < rows.place(endBelow) ? change + 1 : endBelow;
    }

    /** Whether a change starts a run. Every row has an even number of changes, so those with odd numbers end runs. */
    private static boolean up(int change) {
        return change % 2 == 0;
    }

    private void joinTouchingRuns(int row) {
        int above = rows.offset(row - 1);
        int here = rows.offset(row);
        while (above < rows.offset(row) && here < rows.offset(row + 1)) {
            if (rows.place(above) < rows.place(here + 1) && rows.place(here) < rows.place(above + 1)) {
                int a = first(above / 2);
                int b = first(here / 2);
                firstRun[Math.max(a, b)] = Math.min(a, b);
            }
            if (rows.place(above + 1) < rows.place(here + 1)) {
                above += 2;
            } else {
                here += 2;
            }
        }
    }

    private int first(int run) {
        int at = run;
        while (firstRun[at] != at) {
            firstRun[at] = firstRun[firstRun[at]];
            at = firstRun[at];
        }
        return at;
    }

    /** The corners of the ring that is being followed, and at which of them pixels touch only at a corner. */
    private static final class Corners {

        private final Map<Long, Integer> pinches = new HashMap<>();
        private double[] xy = new double[32];
        private int size;

        void add(int x, int y) {
            if (2 * size == xy.length) {
                xy = Arrays.copyOf(xy, 2 * xy.length);
            }
            xy[2 * size] = x;
            xy[2 * size + 1] = y;
            size++;
        }

        PointList ringFrom(int corner) {
            return new PointList(Arrays.copyOfRange(xy, 2 * corner, 2 * size));
        }

        void cutAfter(int corner) {
            for (int i = corner + 1; i < size; i++) {
                pinches.remove(key((int) xy[2 * i], (int) xy[2 * i + 1]));
            }
            size = corner + 1;
        }

        static long key(int x, int y) {
            return (long) x << 32 | y & 0xffffffffL;
        }
    }
}
