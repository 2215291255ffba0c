package org.labelport.yolo.rows.fit;

import java.util.ArrayList;
import java.util.List;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Polygons;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.report.LossCodes;
import org.labelport.yolo.rows.fit.Regions.UnfitException;

/**
 * Makes polygons of one ring for segmentation, also from boxes: beside polygons, a row of a box would be read as a
 * polygon of two points.
 */
final class RegionFitter implements ShapeFitter {

    @Override
    public Fitted fit(Shape shape, Frame frame) {
        List<Fitted.Note> notes = new ArrayList<>(2);
        try {
            return new Fitted.Row(ring(shape, frame, notes), notes);
        } catch (UnfitException e) {
            return e.refused();
        }
    }

    private static double[] ring(Shape shape, Frame frame, List<Fitted.Note> notes) throws UnfitException {
        ShapeKind kind = shape.kind();
        return switch (kind) {
            case BOX -> {
                note(LossCodes.BOX_AS_POLYGON, "box written as a polygon of its corners", notes);
                yield Boxes.corners(Regions.clip((Shape.Box) shape, frame, notes));
            }
            case ROTATED_BOX -> {
                note(LossCodes.BOX_ROTATION_AS_POLYGON, "rotated box written as a polygon of its corners", notes);
                yield ring(Polygons.of((Shape.Box) shape), kind, frame, notes);
            }
            case POLYGON -> ring((Shape.Polygon) shape, kind, frame, notes);
            case ELLIPSE -> {
                note(LossCodes.CURVE_FLATTENED, "ellipse written as a polygon", notes);
                yield ring(Polygons.of((Shape.Ellipse) shape), kind, frame, notes);
            }
            case POLYLINE -> {
                Shape.Polygon closed = Regions.closed((Shape.Path) shape);
                if (((Shape.Path) shape).spline()) {
                    note(LossCodes.CURVE_FLATTENED, "spline written as a polygon", notes);
                }
                yield ring(closed, kind, frame, notes);
            }
            case MASK -> {
                Shape.Mask clipped = Regions.clip((Shape.Mask) shape, frame, notes);
                note(LossCodes.MASK_VECTORISED, "mask written as a polygon along its pixels' borders", notes);
                yield ring(Regions.outline(clipped), kind, frame, notes);
            }
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> throw Regions.unsupported(kind);
        };
    }

    private static double[] ring(Shape.Polygon polygon, ShapeKind kind, Frame frame, List<Fitted.Note> notes)
            throws UnfitException {
        Shape.Polygon clipped = Regions.clip(polygon, kind, frame, notes);
        int parts = clipped.parts().size();
        int holes = 0;
        for (Shape.Polygon.Part part : clipped.parts()) {
            holes += part.holes().size();
        }
        if (parts > 1) {
            note(LossCodes.POLYGON_PARTS_JOINED, "parts joined by lines of no width: " + parts, notes);
        }
        if (holes > 0) {
            note(LossCodes.POLYGON_HOLES_BRIDGED, "holes joined to their border by lines of no width: " + holes, notes);
        }
        return Polygons.bridged(clipped).xy();
    }

    private static void note(String code, String detail, List<Fitted.Note> notes) {
        notes.add(new Fitted.Note(code, detail));
    }
}
