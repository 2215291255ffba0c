package org.labelport.coco.write;

import java.util.ArrayList;
import java.util.List;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Shapes with the digits that are written, so that the area and the box in the file are exactly those of the shape in the
 * file.
 */
final class RoundedShapes {

    private RoundedShapes() {}

    static Shape.Box of(Shape.Box box) {
        return Shape.Box.of(
                CocoText.rounded(box.x()),
                CocoText.rounded(box.y()),
                CocoText.rounded(box.width()),
                CocoText.rounded(box.height()));
    }

    /** @param polygon without holes */
    static Shape.Polygon of(Shape.Polygon polygon) {
        List<Shape.Polygon.Part> parts = new ArrayList<>(polygon.parts().size());
        for (Shape.Polygon.Part part : polygon.parts()) {
            double[] points = part.ring().xy().clone();
            for (int i = 0; i < points.length; i++) {
                points[i] = CocoText.rounded(points[i]);
            }
            parts.add(new Shape.Polygon.Part(new PointList(points), List.of()));
        }
        return new Shape.Polygon(parts);
    }
}
