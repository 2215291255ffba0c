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
 * Joins the rings of a polygon into one by bridges: lines that the joined ring walks there and back, so that they add
 * nothing to what it encloses, wherever they lie.
 *
 * <p>Where a part is valid, JTS finds bridges to its holes that cross no other ring. Everything else is joined between
 * nearest points, each ring to the ones joined before it, nearest ring first; of very many, in their order.
 */
final class Bridges {

    /** Above so many points, only every n-th may carry a bridge: the search takes their number squared. */
    private static final int MAX_CANDIDATES = 4000;

    /** Above so many, rings are joined in their order, each to the one before: the search takes their number squared. */
    private static final int MAX_SEARCHED_RINGS = 20_000;

    /** Of holes with points: JTS looks through the joined ring for each hole. */
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
            // It gives up in several ways on rings that touch; the caller has another way to join them.
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

    /** Rings joined one by one, always the nearest to those joined before (Prim's algorithm). */
    private static final class Joined {

        private final List<PointList> rings;
        private final int stride;
        /** For every ring that waits: square of the distance to the joined ones, and the two points that are so near. */
        private final double[] distance;

        private final int[] from;
        private final int[] to;

        /** All points, ring after ring, then the second visits of the bridges' ends; for each the one that follows. */
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

        /** Of the rings that wait, the one nearest to those joined, the last of which has not been measured yet. */
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

        /** From the near point over the bridge, once round the ring, over the bridge back, and on as before. */
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
