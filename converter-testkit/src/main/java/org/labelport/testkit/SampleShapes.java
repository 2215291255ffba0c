package org.labelport.testkit;

import java.util.List;
import org.labelport.model.DataType;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Vec3;

/** Well-formed shapes of every kind, inside the sample media. */
final class SampleShapes {

    private SampleShapes() {}

    /** Whether annotations of this kind have a frame: the others are about a whole video. */
    static boolean isOnFrame(DataType type, ShapeKind kind) {
        return type == DataType.VIDEO && kind != ShapeKind.TAG && kind != ShapeKind.INTERVAL;
    }

    /** Variants of a kind; a format that lists the kind writes at least one of them. */
    static List<Shape> of(ShapeKind kind) {
        return switch (kind) {
            case TAG -> List.of(new Shape.Whole());
            case BOX -> List.of(Shape.Box.of(4, 6, 20.5, 10.25));
            case ROTATED_BOX -> List.of(rotatedBox());
            case POLYGON -> List.of(Shape.Polygon.of(3, 3, 30, 4, 28, 25, 6, 22), holed(), twoParts());
            case POLYLINE -> List.of(line(false, false), line(true, false), line(true, true));
            case ELLIPSE -> List.of(new Shape.Ellipse(30, 20, 12, 8, 0.25));
            case POINTS -> List.of(keypoints());
            case MASK -> List.of(mask());
            case CUBOID -> List.of(new Shape.Cuboid(new Vec3(3, 0.5, 0.5), new Vec3(4, 2, 1.5), Quaternion.IDENTITY));
            case POINT_LABELS -> List.of(new Shape.PointSet(new int[] {2, 5, SampleMedia.CLOUD_POINTS - 7}));
            case SPAN ->
                List.of(
                        new Shape.Span(List.of(new Shape.Span.Range(0, 12))),
                        new Shape.Span(List.of(new Shape.Span.Range(0, 3), new Shape.Span.Range(17, 24))));
            case INTERVAL -> List.of(new Shape.Interval(100_000, 450_000, 0));
            case REPLY -> List.of(new Shape.Reply(List.of(new Message("assistant", "Four corners,\n\"closed\".")), 1));
            case OTHER -> List.of(new Shape.Other("future_tool", JsonText.of("{\"blob\": \"opaque\"}")));
        };
    }

    /** A box turned by a sixth of a right angle, inside the frame. */
    static Shape.Box rotatedBox() {
        return new Shape.Box(16, 14, 24, 12, Math.PI / 12);
    }

    /** A square with a square hole. */
    static Shape.Polygon holed() {
        return new Shape.Polygon(List.of(new Shape.Polygon.Part(
                PointList.of(5, 5, 35, 5, 35, 35, 5, 35), List.of(PointList.of(15, 15, 15, 25, 25, 25, 25, 15)))));
    }

    /** Two triangles. */
    static Shape.Polygon twoParts() {
        return new Shape.Polygon(List.of(
                new Shape.Polygon.Part(PointList.of(2, 2, 20, 2, 2, 20), List.of()),
                new Shape.Polygon.Part(PointList.of(40, 40, 60, 40, 60, 20.5), List.of())));
    }

    /** The points of {@link SampleData#PERSON}: one seen, one hidden, one not labelled. */
    static Shape.Points keypoints() {
        return new Shape.Points(List.of(
                new Keypoint("head", 20, 8.5, Keypoint.Visibility.VISIBLE),
                new Keypoint("left hand", 12, 20, Keypoint.Visibility.OCCLUDED),
                new Keypoint("right hand", 0, 0, Keypoint.Visibility.NOT_LABELLED),
                new Keypoint("feet", 21.25, 40, Keypoint.Visibility.VISIBLE)));
    }

    /** An L of pixels, 4 × 3 in its box. */
    static Shape.Mask mask() {
        return new Shape.Mask(10, 12, 4, 3, new int[] {0, 2, 2, 2, 2, 4});
    }

    private static Shape.Path line(boolean closed, boolean spline) {
        return new Shape.Path(PointList.of(5, 5, 30, 8, 25, 30, 8, 28), closed, spline);
    }
}
