package org.labelport.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** Converts our polygons into JTS geometries that are valid for JTS, and back. */
final class JtsShapes {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private JtsShapes() {}

    /** Returns a part unchanged. It is valid for JTS only when rings do not cross and holes are inside. */
    static Polygon plain(Shape.Polygon.Part part) {
        LinearRing[] holes = part.holes().stream()
                .filter(hole -> hole.size() >= 3)
                .map(JtsShapes::ring)
                .toArray(LinearRing[]::new);
        return FACTORY.createPolygon(ring(part.ring()), holes);
    }

    /**
     * Returns the area that a part covers: what is inside its ring and outside its holes, both by the even-odd rule.
     */
    static Geometry area(Shape.Polygon.Part part) {
        if (part.ring().size() < 3) {
            return FACTORY.createPolygon();
        }
        Polygon plain = plain(part);
        if (plain.isValid()) {
            return plain;
        }
        Geometry area = area(part.ring());
        for (PointList hole : part.holes()) {
            area = OverlayNGRobust.overlay(area, area(hole), OverlayNG.DIFFERENCE);
        }
        return area;
    }

    /**
     * Returns the parts of an area that lie in the frame, without those that are not above {@code leastArea} square
     * pixels.
     */
    static List<Shape.Polygon.Part> clip(Geometry area, Frame frame, double leastArea) {
        Geometry box = FACTORY.toGeometry(new Envelope(0, frame.width(), 0, frame.height()));
        Geometry clipped = OverlayNGRobust.overlay(area, box, OverlayNG.INTERSECTION);
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (Object polygon : PolygonExtracter.getPolygons(clipped)) {
            Polygon piece = (Polygon) polygon;
            if (piece.getArea() > leastArea) {
                parts.add(part(piece, frame));
            }
        }
        parts.sort((a, b) -> Rings.compareStart(a.ring(), b.ring()));
        return parts;
    }

    private static Geometry area(PointList points) {
        if (points.size() < 3) {
            return FACTORY.createPolygon();
        }
        LinearRing ring = ring(points);
        Polygon plain = FACTORY.createPolygon(ring);
        if (plain.isValid()) {
            return plain;
        }
        Polygonizer faces = new Polygonizer();
        faces.add(OverlayNGRobust.union(FACTORY.createLineString(ring.getCoordinates())));
        Collection<Geometry> inside = new ArrayList<>();
        for (Object face : faces.getPolygons()) {
            Coordinate within = ((Polygon) face).getInteriorPoint().getCoordinate();
            if (RayCrossingCounter.locatePointInRing(within, ring.getCoordinates()) == Location.INTERIOR) {
                inside.add((Polygon) face);
            }
        }
        return inside.isEmpty() ? FACTORY.createPolygon() : OverlayNGRobust.union(inside);
    }

    private static LinearRing ring(PointList points) {
        return FACTORY.createLinearRing(closed(points));
    }

    /** Returns the points of a ring, with the first one repeated at the end. */
    static Coordinate[] closed(PointList points) {
        Coordinate[] coordinates = new Coordinate[points.size() + 1];
        for (int i = 0; i < points.size(); i++) {
            coordinates[i] = new Coordinate(CoordinateLimit.limited(points.x(i)), CoordinateLimit.limited(points.y(i)));
        }
        coordinates[points.size()] = coordinates[0].copy();
        return coordinates;
    }

    private static Shape.Polygon.Part part(Polygon polygon, Frame frame) {
        List<PointList> holes = new ArrayList<>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            holes.add(Rings.counterClockwise(points(polygon.getInteriorRingN(i), frame)));
        }
        holes.sort(Rings::compareStart);
        return new Shape.Polygon.Part(Rings.clockwise(points(polygon.getExteriorRing(), frame)), holes);
    }

    private static PointList points(LinearRing ring, Frame frame) {
        double[] xy = new double[2 * (ring.getNumPoints() - 1)];
        for (int i = 0; i < xy.length; i += 2) {
            Coordinate point = ring.getCoordinateN(i / 2);
            // Rounding may put a crossing slightly outside the frame; adding 0 turns -0 into 0.
            xy[i] = Math.max(0, Math.min(frame.width(), point.x)) + 0.0;
            xy[i + 1] = Math.max(0, Math.min(frame.height(), point.y)) + 0.0;
        }
        return new PointList(xy);
    }

    /** Returns the points of a closed coordinate sequence without the repeated first one at its end. */
    static PointList open(Coordinate[] closed) {
        double[] xy = new double[2 * (closed.length - 1)];
        Arrays.setAll(xy, i -> i % 2 == 0 ? closed[i / 2].x : closed[i / 2].y);
        return new PointList(xy);
    }
}
