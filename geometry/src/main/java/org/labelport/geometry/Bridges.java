package org.labelport.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.polygon.PolygonHoleJoiner;

/**
 * Joins the rings of a polygon into one ring by bridges. A bridge is a line that the joined ring follows once in each
 * direction, so that it adds no area, wherever it lies.
 *
 * <p>For a valid part, JTS finds bridges to its holes that cross no other ring. All other rings are joined between
 * nearest points: the ring that is nearest to those joined already comes next. Very many rings are joined in their
 * order instead.
 */
final class Bridges {

    /**
     * With more points than this, only every n-th may have a bridge: the search takes time with the square of their
     * number.
     */
    private static final int MAX_CANDIDATES = 4000;

    /**
     * More rings than this are joined in their order, each to the one before: the search takes time with the square of
     * their number.
     */
    private static final int MAX_SEARCHED_RINGS = 20_000;

    /** The limit of holes × points up to which JTS joins: it searches the whole joined ring for each hole. */
    private static final long MAX_HOLE_POINTS = 1 << 28;

    private static final double AREA_TOLERANCE = 1e-9;

    private Bridges() {}

    static PointList join(Shape.Polygon polygon) {
        return join(polygon, Bridges::withHoles);
    }

    /** Joins the rings of a polygon none of which crosses another or itself. */
    static PointList joinValid(Shape.Polygon polygon) {
        return join(polygon, part -> isForJts(part) ? around(part, JtsShapes.plain(part)) : nearest(part));
    }

    private static PointList join(Shape.Polygon polygon, Function<Shape.Polygon.Part, PointList> withHoles) {
        if (polygon.parts().size() == 1 && polygon.parts().get(0).holes().isEmpty()) {
            return polygon.parts().get(0).ring();
        }
        List<PointList> rings = new ArrayList<>();
        for (Shape.Polygon.Part part : polygon.parts()) {
            if (part.ring().size() > 0) {
                rings.add(part.holes().isEmpty() ? part.ring() : withHoles.apply(part));
            }
        }
        if (rings.size() > 1) {
            rings.replaceAll(ring -> Rings.signedArea(ring) < 0 ? Rings.reversed(ring) : ring);
        }
        return nearest(rings);
    }

    private static PointList withHoles(Shape.Polygon.Part part) {
        if (isForJts(part) && !CrossingLimit.isExceededBy(part)) {
            Polygon plain = JtsShapes.plain(part);
            if (plain.isValid()) {
                return around(part, plain);
            }
        }
        return nearest(part);
    }

    private static boolean isForJts(Shape.Polygon.Part part) {
        return part.ring().size() >= 3 && part.holes().size() * points(part) <= MAX_HOLE_POINTS;
    }

    private static PointList around(Shape.Polygon.Part part, Polygon plain) {
        double area = Polygons.area(part);
        PointList joined = joinedByJts(plain);
        double error = Math.abs(Math.abs(Rings.signedArea(joined)) - area);
        return error <= AREA_TOLERANCE * Math.max(1, area) ? joined : nearest(part);
    }

    private static PointList nearest(Shape.Polygon.Part part) {
        List<PointList> rings = new ArrayList<>();
        rings.add(Rings.clockwise(part.ring()));
        for (PointList hole : part.holes()) {
            if (hole.size() > 0) {
                rings.add(Rings.counterClockwise(hole));
            }
        }
        return nearest(rings);
    }

    private static long points(Shape.Polygon.Part part) {
        return part.ring().size()
                + part.holes().stream().mapToLong(PointList::size).sum();
    }

    private static PointList joinedByJts(Polygon plain) {
        try {
            return JtsShapes.open(PolygonHoleJoiner.join(plain));
        } catch (RuntimeException e) {
            // JTS fails in several ways on rings that touch; the caller joins them in another way.
            return PointList.of();
        }
    }

    private static PointList nearest(List<PointList> rings) {
        if (rings.isEmpty()) {
            return PointList.of();
        }
        if (rings.size() == 1) {
            return rings.get(0);
        }
        return new Joined(rings).ring();
    }

    /** Joins rings one by one, always the one that is nearest to those joined before (Prim's algorithm). */
    private static final class Joined {

        private final List<PointList> rings;
        private final int stride;
        /** For each ring not yet joined: the square of its distance to the joined rings, and the two nearest points. */
        private final double[] distance;

        private final int[] from;
        private final int[] to;

        /**
         * All points, ring after ring, then the ends of the bridges a second time; {@link #next} has the point after
         * each.
         */
        private final double[] xy;

        private final int[] next;
        private final int[] firstPoint;
        private int size;

        Joined(List<PointList> rings) {
            this.rings = rings;
            int count = rings.size();
            int points = rings.stream().mapToInt(PointList::size).sum();
            stride = Math.max(1, points / MAX_CANDIDATES);
            distance = new double[count];
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            from = new int[count];
            to = new int[count];
            xy = new double[2 * (points + 2 * (count - 1))];
            next = new int[xy.length / 2];
            firstPoint = new int[count];
            for (int ring = 0; ring < count; ring++) {
                firstPoint[ring] = size;
                for (int i = 0; i < rings.get(ring).size(); i++) {
                    add(rings.get(ring).x(i), rings.get(ring).y(i), size + 1);
                }
                next[size - 1] = firstPoint[ring];
                to[ring] = firstPoint[ring];
            }
        }

        PointList ring() {
            boolean[] joined = new boolean[rings.size()];
            int last = 0;
            for (int step = 1; step < joined.length; step++) {
                joined[last] = true;
                if (joined.length > MAX_SEARCHED_RINGS) {
                    measure(last, step);
                    last = step;
                } else {
                    last = nearest(joined, last);
                }
                splice(last);
            }
            double[] walked = new double[xy.length];
            int at = 0;
            for (int i = 0; i < size; i++) {
                walked[2 * i] = xy[2 * at];
                walked[2 * i + 1] = xy[2 * at + 1];
                at = next[at];
            }
            return new PointList(walked);
        }

        /**
         * Measures the distances to the ring that was joined last, and returns the nearest ring that is not joined yet.
         */
        private int nearest(boolean[] joined, int last) {
            int nearest = -1;
            for (int ring = 0; ring < joined.length; ring++) {
                if (!joined[ring]) {
                    measure(last, ring);
                    if (nearest < 0 || distance[ring] < distance[nearest]) {
                        nearest = ring;
                    }
                }
            }
            return nearest;
        }

        private void measure(int joined, int ring) {
            double[] a = rings.get(joined).xy();
            double[] b = rings.get(ring).xy();
            int step = 2 * stride;
            double least = distance[ring];
            for (int i = 0; i < a.length; i += step) {
                for (int j = 0; j < b.length; j += step) {
                    double dx = a[i] - b[j];
                    double dy = a[i + 1] - b[j + 1];
                    double square = dx * dx + dy * dy;
                    if (square < least) {
                        least = square;
                        from[ring] = firstPoint[joined] + i / 2;
                        to[ring] = firstPoint[ring] + j / 2;
                    }
                }
            }
            distance[ring] = least;
        }

        /**
         * Inserts a ring: from its nearest joined point over the bridge, once round the ring, back over the bridge, and
         * on.
         */
        private void splice(int ring) {
            int start = from[ring];
            int entry = to[ring];
            int end = firstPoint[ring] + rings.get(ring).size();
            int before = entry == firstPoint[ring] ? end - 1 : entry - 1;
            int after = next[start];
            next[start] = entry;
            next[before] = size;
            add(xy[2 * entry], xy[2 * entry + 1], size + 1);
            add(xy[2 * start], xy[2 * start + 1], after);
        }

        private void add(double x, double y, int follower) {
            xy[2 * size] = x;
            xy[2 * size + 1] = y;
            next[size++] = follower;
        }
    }
}
