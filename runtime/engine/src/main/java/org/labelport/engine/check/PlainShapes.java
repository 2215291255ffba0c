package org.labelport.engine.check;

import java.util.List;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Vec3;

/** An ordinary shape of every kind, inside the media of {@link PlainMedia}. */
final class PlainShapes {

    /** Of the category that has keypoints. */
    static final Skeleton SKELETON =
            new Skeleton(List.of("head", "hand", "feet"), List.of(new Skeleton.Edge(0, 1)), List.of(0, 1, 2));

    private PlainShapes() {}

    static Shape of(ShapeKind kind) {
        return switch (kind) {
            case TAG -> new Shape.Whole();
            case BOX -> Shape.Box.of(4, 6, 20.5, 10.25);
            case ROTATED_BOX -> new Shape.Box(16, 14, 24, 12, Math.PI / 12);
            case POLYGON ->
                new Shape.Polygon(List.of(new Shape.Polygon.Part(
                        PointList.of(5, 5, 35, 5, 35, 35, 5, 35),
                        List.of(PointList.of(15, 15, 15, 25, 25, 25, 25, 15)))));
            case POLYLINE -> new Shape.Path(PointList.of(5, 5, 30, 8, 25, 30), false, false);
            case ELLIPSE -> new Shape.Ellipse(30, 20, 12, 8, 0.25);
            case POINTS ->
                new Shape.Points(List.of(
                        new Keypoint("head", 20, 8.5, Keypoint.Visibility.VISIBLE),
                        new Keypoint("hand", 12, 20, Keypoint.Visibility.OCCLUDED),
                        new Keypoint("feet", 0, 0, Keypoint.Visibility.NOT_LABELLED)));
            case MASK -> new Shape.Mask(10, 12, 4, 3, new int[] {0, 2, 2, 2, 2, 4});
            case CUBOID -> new Shape.Cuboid(new Vec3(3, 0.5, 0.5), new Vec3(4, 2, 1.5), Quaternion.IDENTITY);
            case POINT_LABELS -> new Shape.PointSet(new int[] {1, 2, PlainMedia.CLOUD_POINTS - 3});
            case SPAN -> new Shape.Span(List.of(new Shape.Span.Range(0, 3)));
            case INTERVAL -> new Shape.Interval(100_000, 450_000, 0);
            case REPLY -> new Shape.Reply(List.of(new Message("assistant", "Four corners.")), 1);
            case OTHER -> new Shape.Other("unknown_tool", JsonText.of("{\"value\": 1}"));
        };
    }
}
