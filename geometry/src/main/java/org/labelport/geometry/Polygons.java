package org.labelport.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.util.AssertionFailedException;

/** Computes areas of polygons, clips and joins them, and makes polygons of other shapes. */
public final class Polygons {

    /** In square pixels: a part that is not larger is only a rounding error. */
    private static final double LEAST_AREA = 1e-6;

    /**
     * In square pixels: a ring with a smaller area that extends over more may cross itself, so that its halves cancel
     * out.
     */
    private static final double DOUBTFUL_AREA = 1;

    private Polygons() {}

    /**
     * Returns the area in square pixels: the sum over all parts of the ring's area minus that of its holes. Where parts
     * overlap, the area counts twice. The halves of an hourglass, which is a box with its corners in the wrong order,
     * do not cancel out.
     */
    public static double area(Shape.Polygon polygon) {
        double area = 0;
        for (Shape.Polygon.Part part : polygon.parts()) {
            area += area(part);
        }
        return area;
    }

    /**
     * Returns the part of a polygon that lies in the frame: the same object when all of it does, else the intersection,
     * of which no point is outside the frame. A part that is cut becomes one or more parts; their rings run clockwise
     * on the screen from the topmost point, holes the other way. A ring that crosses itself becomes the rings around
     * what is inside by the even-odd rule. If it crosses itself thousands of times, it stays one ring that does, and
     * its pieces are connected along the border. Empty when no area is left.
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
            // Every overlay that JTS tries can fail on borders that nearly coincide.
            return BorderCut.cut(part, frame, LEAST_AREA).stream().toList();
        }
    }

    /** Whether all points lie in the frame or on its border. */
    public static boolean inside(Shape.Polygon polygon, Frame frame) {
        return polygon.parts().stream().allMatch(part -> inside(part, frame));
    }

    /**
     * Returns the polygon as one ring, for formats that have only one: its parts and holes are connected by lines that
     * the ring follows in both directions, so that they enclose no area. Filled by the even-odd or the non-zero rule,
     * the ring covers what the polygon covers. For a polygon of one part without holes it is the part's ring. Works on
     * any input, also on rings that cross or touch themselves.
     */
    public static PointList bridged(Shape.Polygon polygon) {
        return Bridges.join(polygon);
    }

    /**
     * Does the same as {@link #bridged} for the result of {@link Masks#outline}, in half the time: that polygon is
     * valid and need not be checked.
     */
    public static PointList bridgedOutline(Shape.Polygon outline) {
        return Bridges.joinValid(outline);
    }

    /**
     * Takes a ring apart that {@link #bridged} joined, at its bridges: edges that it follows once in each direction.
     * The rings between them become the parts and holes, each starting at the point where the joined ring first comes
     * to it.
     *
     * @return a polygon with just the given ring when that has no bridges, when the rings between them are not parts
     *     with holes inside (the ring may have a spike, or cross itself), or when it has far more points than a drawn
     *     one
     */
    public static Shape.Polygon unbridged(PointList ring) {
        return Unbridged.polygon(ring).orElseGet(() -> polygon(ring));
    }

    /** Returns the four corners of a box, clockwise on the screen from the corner that is top left before rotation. */
    public static Shape.Polygon of(Shape.Box box) {
        return Shape.Polygon.of(Boxes.corners(box));
    }

    /**
     * Returns an ellipse as a polygon whose corners lie on it and whose edges are as close to it as {@link Curves}
     * says.
     */
    public static Shape.Polygon of(Shape.Ellipse ellipse) {
        return polygon(Curves.points(ellipse));
    }

    /**
     * Returns the area inside a closed line. A spline becomes points on it, as close as {@link Curves} says. Empty for
     * an open line and for fewer than three points.
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
        double holes = 0;
        for (PointList hole : part.holes()) {
            holes += Math.abs(Rings.signedArea(hole));
        }
        double area = Math.abs(Rings.signedArea(part.ring())) - holes;
        return area < DOUBTFUL_AREA ? Math.max(area, untangledArea(part, holes)) : area;
    }

    /**
     * Returns the area inside by the even-odd rule where the halves of a ring may cancel each other out, or holes may
     * lie beside it; else 0.
     *
     * @param holes the area of all holes
     */
    private static double untangledArea(Shape.Polygon.Part part, double holes) {
        double width = span(part.ring(), 0);
        double height = span(part.ring(), 1);
        boolean tangled = part.ring().size() > 3 || holes > 0;
        if (!tangled || width * height < DOUBTFUL_AREA) {
            return 0;
        }
        if (CrossingLimit.isExceededBy(part)) {
            return Math.max(0, ScanArea.of(part.ring()) - holes);
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
