package org.labelport.geometry;

import java.util.ArrayList;
import java.util.List;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Decides whether a part has too many crossings for an overlay by JTS, before that overlay is begun. Time and memory of
 * an overlay grow with the crossings of its edges, of which there can be as many as the square of the number of points.
 * The search ends at the limit.
 */
final class CrossingLimit implements SegmentIntersector {

    /** The most crossings: an overlay takes some KB for each. A line drawn by hand has a few. */
    private static final long MAX_CROSSINGS = 20_000;

    /** The limit of crossings × points: every face between crossings is searched for in the ring. */
    private static final long MAX_LOOKS = 1L << 30;

    /** The most pairs of edges that come near each other, whether they cross or not. */
    private static final long MAX_PAIRS = 20_000_000;

    /** The limit of holes × points of an invalid part, whose holes are subtracted one after the other. */
    private static final long MAX_HOLE_POINTS = 1 << 24;

    /** A part with this number of points or fewer cannot exceed the limits. */
    private static final int HARMLESS_POINTS = 200;

    private final LineIntersector lines = new RobustLineIntersector();
    private final long maxCrossings;
    private long crossings;
    private long pairs;

    private CrossingLimit(long points) {
        this.maxCrossings = Math.min(MAX_CROSSINGS, MAX_LOOKS / points);
    }

    /** Whether the edges of a part cross, or come near each other, too often for an overlay. */
    static boolean isExceededBy(Shape.Polygon.Part part) {
        long points = part.ring().size();
        for (PointList hole : part.holes()) {
            points += hole.size();
        }
        if (points <= HARMLESS_POINTS) {
            return false;
        }
        CrossingLimit limit = new CrossingLimit(points);
        List<SegmentString> edges = new ArrayList<>();
        add(part.ring(), edges);
        part.holes().forEach(hole -> add(hole, edges));
        MCIndexNoder noder = new MCIndexNoder(limit);
        noder.computeNodes(edges);
        return limit.isDone() || limit.crossings > 0 && part.holes().size() * points > MAX_HOLE_POINTS;
    }

    private static void add(PointList ring, List<SegmentString> edges) {
        if (ring.size() < 2) {
            return;
        }
        edges.add(new BasicSegmentString(JtsShapes.closed(ring), null));
    }

    @Override
    public void processIntersections(SegmentString a, int edge, SegmentString b, int other) {
        pairs++;
        if (a == b && isNext(edge, other, a.size() - 1)) {
            return;
        }
        Coordinate[] first = a.getCoordinates();
        Coordinate[] second = b.getCoordinates();
        lines.computeIntersection(first[edge], first[edge + 1], second[other], second[other + 1]);
        if (lines.hasIntersection()) {
            crossings++;
        }
    }

    /** Whether two edges of a ring are neighbours, or the same edge, and so share a point anyway. */
    private static boolean isNext(int edge, int other, int edges) {
        int apart = Math.abs(edge - other);
        return apart <= 1 || apart == edges - 1;
    }

    @Override
    public boolean isDone() {
        return crossings > maxCrossings || pairs > MAX_PAIRS;
    }
}
