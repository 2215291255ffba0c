package org.labelport.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/**
 * Takes a ring apart that {@link Bridges} joined. A bridge is an edge that the ring follows once in each direction;
 * between the two lies another ring. Bridges of that ring are nested like brackets.
 */
final class Unbridged {

    private static final int NONE = -1;

    /** The limit of points of holes × edges of parts. Above it, no part is searched for the holes. */
    private static final long MAX_COMPARISONS = 1L << 29;

    private final PointList ring;
    /** For every edge the edge that runs back along it, or {@link #NONE}. */
    private final int[] wayBack;

    private Unbridged(PointList ring) {
        this.ring = ring;
        this.wayBack = new int[ring.size()];
        Arrays.fill(wayBack, NONE);
    }

    /** Returns the polygon from which a ring was joined; empty when the ring cannot have been joined from one. */
    static Optional<Shape.Polygon> polygon(PointList ring) {
        Unbridged walk = new Unbridged(ring);
        return walk.findBridges() ? walk.rings().flatMap(Unbridged::assembled) : Optional.empty();
    }

    private record Edge(double fromX, double fromY, double toX, double toY) {

        static Edge of(PointList ring, int from, int to) {
            return new Edge(ring.x(from) + 0.0, ring.y(from) + 0.0, ring.x(to) + 0.0, ring.y(to) + 0.0);
        }
    }

    private boolean findBridges() {
        Map<Edge, Integer> open = new HashMap<>();
        boolean found = false;
        for (int edge = 0; edge < ring.size(); edge++) {
            int to = edge + 1 == ring.size() ? 0 : edge + 1;
            Integer there = open.remove(Edge.of(ring, to, edge));
            if (there != null) {
                wayBack[there] = edge;
                wayBack[edge] = there;
                found = true;
            } else if (open.put(Edge.of(ring, edge, to), edge) != null) {
                return false; // followed twice in the same direction
            }
        }
        return found;
    }

    /** The points that are followed between the two directions of a bridge, and whether other bridges start there. */
    private static final class Walk {

        private final int start;
        private final int bridge;
        private final List<Integer> places = new ArrayList<>();
        private boolean goesOn;

        Walk(int start, int bridge) {
            this.start = start;
            this.bridge = bridge;
        }

        /** Removes the last point where it repeats the first one. */
        void close(PointList ring) {
            int last = places.get(places.size() - 1);
            if (places.size() > 1 && ring.x(last) == ring.x(start) && ring.y(last) == ring.y(start)) {
                places.remove(places.size() - 1);
            }
        }

        PointList points(PointList ring) {
            double[] xy = new double[2 * places.size()];
            for (int i = 0; i < places.size(); i++) {
                xy[2 * i] = ring.x(places.get(i));
                xy[2 * i + 1] = ring.y(places.get(i));
            }
            return new PointList(xy);
        }
    }

    /** Returns the rings between the bridges; empty when bridges are not nested like brackets, or lead to no ring. */
    private Optional<List<PointList>> rings() {
        List<PointList> rings = new ArrayList<>();
        List<Walk> open = new ArrayList<>();
        open.add(new Walk(0, NONE));
        boolean returned = false;
        for (int edge = 0; edge < ring.size(); edge++) {
            Walk walk = open.get(open.size() - 1);
            if (!returned) {
                walk.places.add(edge);
            }
            returned = wayBack[edge] != NONE && wayBack[edge] < edge;
            if (wayBack[edge] > edge) {
                walk.goesOn = true;
                open.add(new Walk(edge + 1, edge));
            } else if (returned) {
                if (walk.bridge != wayBack[edge] || !finish(walk, rings)) {
                    return Optional.empty();
                }
                open.remove(open.size() - 1);
            }
        }
        return finish(open.get(0), rings) ? Optional.of(rings) : Optional.empty();
    }

    /** Ends a walk. Returns whether it went round a ring, or led only from one bridge to the next. */
    private boolean finish(Walk walk, List<PointList> rings) {
        walk.close(ring);
        if (walk.places.size() == 1) {
            return walk.goesOn;
        }
        PointList points = walk.points(ring);
        rings.add(points);
        return Rings.signedArea(points) != 0;
    }

    /**
     * Makes a polygon of rings: those that run in the direction of the largest one are parts, the others are holes of
     * the smallest part around them.
     */
    private static Optional<Shape.Polygon> assembled(List<PointList> rings) {
        double largest = rings.stream()
                .map(Rings::signedArea)
                .max(Comparator.comparingDouble(Math::abs))
                .orElse(0.0);
        List<PointList> outer = new ArrayList<>();
        List<PointList> inner = new ArrayList<>();
        for (PointList ring : rings) {
            (Rings.signedArea(ring) > 0 == largest > 0 ? outer : inner).add(ring);
        }
        if (points(inner) * points(outer) > MAX_COMPARISONS) {
            return Optional.empty();
        }
        List<List<PointList>> holes = new ArrayList<>();
        outer.forEach(ring -> holes.add(new ArrayList<>()));
        for (PointList hole : inner) {
            int around = NONE;
            for (int i = 0; i < outer.size(); i++) {
                if (isWithin(hole, outer.get(i)) && (around == NONE || area(outer.get(i)) < area(outer.get(around)))) {
                    around = i;
                }
            }
            if (around == NONE) {
                return Optional.empty();
            }
            holes.get(around).add(hole);
        }
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (int i = 0; i < outer.size(); i++) {
            parts.add(new Shape.Polygon.Part(outer.get(i), holes.get(i)));
        }
        return Optional.of(new Shape.Polygon(parts));
    }

    private static long points(List<PointList> rings) {
        return rings.stream().mapToLong(PointList::size).sum();
    }

    private static double area(PointList ring) {
        return Math.abs(Rings.signedArea(ring));
    }

    /** Whether no point of a ring is outside another ring, and at least one point or middle of an edge is inside it. */
    private static boolean isWithin(PointList ring, PointList around) {
        Coordinate[] border = new Coordinate[around.size() + 1];
        for (int i = 0; i < border.length; i++) {
            border[i] = new Coordinate(around.x(i % around.size()), around.y(i % around.size()));
        }
        boolean inside = false;
        for (int i = 0; i < ring.size(); i++) {
            int next = (i + 1) % ring.size();
            int point = locate(ring.x(i), ring.y(i), border);
            int middle = locate(ring.x(i) / 2 + ring.x(next) / 2, ring.y(i) / 2 + ring.y(next) / 2, border);
            if (point == Location.EXTERIOR) {
                return false;
            }
            inside |= point == Location.INTERIOR || middle == Location.INTERIOR;
        }
        return inside;
    }

    private static int locate(double x, double y, Coordinate[] border) {
        return RayCrossingCounter.locatePointInRing(new Coordinate(x, y), border);
    }
}
