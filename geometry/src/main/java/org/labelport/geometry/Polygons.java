package org.labelport.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.util.AssertionFailedException;

/** Area, clipping and joining of polygons, and polygons from other shapes. */
public final class Polygons {

    /** In square pixels; a part below it is nothing but rounding. */
    private static final double LEAST_AREA = 1e-6;

    /** In square pixels; a ring of less than this, though it spans more, may cross itself so that its halves cancel. */
    private static final double DOUBTFUL_AREA = 1;

    private Polygons() {}

    /**
     * Area in square pixels: of every part its ring's less its holes', parts added up. Parts that overlap count twice. The
     * halves of an hourglass, a box with corners in the wrong order, do not cancel out.
     */
    public static double area(Shape.Polygon polygon) {
        double area = 0;
        for (Shape.Polygon.Part part : polygon.parts()) {
            area += area(part);
        }
        return area;
    }

    /**
     * The part of a polygon that lies in the frame: the same object when it is inside, else the intersection, of which no
     * point is outside the frame. Parts that are cut become one or more parts, their rings clockwise on the screen from the
     * topmost point, holes the other way; a ring that crosses itself comes out as the rings around what the even-odd rule
     * calls inside, unless it does so thousands of times: then it still does, and its pieces hang together along the border.
     * Empty when no area is left.
     */
    public static Optional<Shape.Polygon> clip(Shape.Polygon polygon, Frame frame) {
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        boolean same = true;
        for (Shape.Polygon.Part part : polygon.parts()) {
            if (inside(part, frame) && area(part) > LEAST_AREA) {
                parts.add(part);
                continue;
            }
            List<Shape.Polygon.Part> pieces = pieces(part, frame);
            if (!pieces.isEmpty() && inside(part, frame)) {
                parts.add(part);
            } else {
                parts.addAll(pieces);
                same = false;
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(same ? polygon : new Shape.Polygon(parts));
    }

    private static List<Shape.Polygon.Part> pieces(Shape.Polygon.Part part, Frame frame) {
        if (CrossingLimit.isExceededBy(part)) {
            return BorderCut.cut(part, frame, LEAST_AREA).stream().toList();
        }
        try {
            return JtsShapes.clip(JtsShapes.area(part), frame, LEAST_AREA);
        } catch (TopologyException | AssertionFailedException | IllegalArgumentException e) {
            // Borders that nearly coincide can defeat every overlay that JTS tries.
            return BorderCut.cut(part, frame, LEAST_AREA).stream().toList();
        }
    }

    /** Whether all points lie in the frame or on its border. */
    public static boolean inside(Shape.Polygon polygon, Frame frame) {
        return polygon.parts().stream().allMatch(part -> inside(part, frame));
    }

    /**
     * The polygon as one ring, for formats that know no more: holes and parts hang together by lines that are walked there
     * and back and so enclose nothing. Filled by the even-odd or the non-zero rule it covers what the polygon covers.
     * A polygon of one part without holes gives its own ring. Takes any input, also rings that cross or touch themselves.
     */
    public static PointList bridged(Shape.Polygon polygon) {
        return Bridges.join(polygon);
    }

    /** The same for what {@link Masks#outline} gives: it is valid, and finding that out takes half the time. */
    public static PointList bridgedOutline(Shape.Polygon outline) {
        return Bridges.joinValid(outline);
    }

    /**
     * The polygon whose rings a ring joins by bridges, as {@link #bridged} joins them: edges that it walks once there and once
     * back. What lies between them becomes the parts and holes, each starting where the ring first comes to it.
     *
     * @return a polygon of the ring alone, when it has no such edges, or they do not leave rings with the holes inside: it may
     *     have a spike, or cross itself, or have far more points than a drawn one
     */
    public static Shape.Polygon unbridged(PointList ring) {
        return Unbridged.polygon(ring).orElseGet(() -> polygon(ring));
    }

    /** The four corners of a box, clockwise on the screen from the corner that is top left before rotation. */
    public static Shape.Polygon of(Shape.Box box) {
        return Shape.Polygon.of(Boxes.corners(box));
    }

    /** An ellipse as a polygon with its corners on it, nowhere more than a quarter of a pixel off. */
    public static Shape.Polygon of(Shape.Ellipse ellipse) {
        return polygon(Curves.points(ellipse));
    }

    /**
     * The area inside a closed line; of a spline, points on it that are nowhere more than a quarter of a pixel off. Empty
     * for an open line and for fewer than three points.
     */
    public static Optional<Shape.Polygon> of(Shape.Path path) {
        if (!path.closed()) {
            return Optional.empty();
        }
        PointList ring = Curves.points(path);
        return ring.size() < 3 ? Optional.empty() : Optional.of(polygon(ring));
    }

    private static Shape.Polygon polygon(PointList ring) {
        return new Shape.Polygon(List.of(new Shape.Polygon.Part(ring, List.of())));
    }

    static double area(Shape.Polygon.Part part) {
        double area = Math.abs(Rings.signedArea(part.ring()));
        for (PointList hole : part.holes()) {
            area -= Math.abs(Rings.signedArea(hole));
        }
        return area < DOUBTFUL_AREA ? Math.max(area, untangledArea(part)) : area;
    }

    /** The area inside by the even-odd rule where it can be more than a ring's halves that cancel; else 0. */
    private static double untangledArea(Shape.Polygon.Part part) {
        double width = span(part.ring(), 0);
        double height = span(part.ring(), 1);
        if (!part.holes().isEmpty() || part.ring().size() < 4 || width * height < DOUBTFUL_AREA) {
            return 0;
        }
        if (CrossingLimit.isExceededBy(part)) {
            return ScanArea.of(part.ring());
        }
        try {
            return JtsShapes.area(part).getArea();
        } catch (TopologyException | AssertionFailedException | IllegalArgumentException e) {
            return 0;
        }
    }

    /** @param axis 0 for x, 1 for y */
    private static double span(PointList ring, int axis) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = axis; i < ring.xy().length; i += 2) {
            least = Math.min(least, ring.xy()[i]);
            most = Math.max(most, ring.xy()[i]);
        }
        return most - least;
    }

    private static boolean inside(Shape.Polygon.Part part, Frame frame) {
        if (!Rings.inside(part.ring(), frame)) {
            return false;
        }
        for (PointList hole : part.holes()) {
            if (!Rings.inside(hole, frame)) {
                return false;
            }
        }
        return true;
    }
}
