package org.labelport.sheet;

import java.util.List;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.model.Annotation;
import org.labelport.model.Keypoint;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/**
 * Draws shapes as SVG, in the picture's pixels. The category and attributes of a shape appear when the pointer rests on
 * it.
 */
final class ShapeDrawing {

    private static final double POINT_RADIUS = 3;

    private final Html html;
    private final Colors colors;
    private final double scale;

    /** @param scale pixels of the picture for each pixel of the page */
    ShapeDrawing(Html html, Colors colors, double scale) {
        this.html = html;
        this.colors = colors;
        this.scale = scale;
    }

    /** Draws one annotation; draws nothing for shapes that have no place on a picture. */
    void draw(Annotation annotation) {
        switch (annotation.shape().kind()) {
            case BOX, ROTATED_BOX, POLYGON, POLYLINE, ELLIPSE, POINTS, MASK -> {
                html.markup("<g style=\"--c:")
                        .markup(colors.of(annotation.category()))
                        .markup("\"><title>");
                html.text(title(annotation)).markup("</title>");
                shape(annotation.shape());
                html.markup("</g>");
            }
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> {
                // Nothing to draw: the card's caption names them.
            }
        }
    }

    private static String title(Annotation annotation) {
        StringBuilder title =
                new StringBuilder(annotation.category().isEmpty() ? "no category" : annotation.category());
        title.append(" (")
                .append(annotation.shape().kind().key())
                .append(", ")
                .append(annotation.id())
                .append(')');
        annotation
                .provenance()
                .score()
                .ifPresent(score -> title.append("\nscore: ").append(score));
        annotation
                .attributes()
                .forEach((name, value) ->
                        title.append('\n').append(name).append(": ").append(SampleCard.text(value)));
        return title.toString();
    }

    private void shape(Shape shape) {
        if (shape instanceof Shape.Box box) {
            path(Polygons.of(box));
        } else if (shape instanceof Shape.Polygon polygon) {
            path(polygon);
        } else if (shape instanceof Shape.Mask mask) {
            path(Masks.outline(mask));
        } else if (shape instanceof Shape.Ellipse ellipse) {
            path(Polygons.of(ellipse));
        } else if (shape instanceof Shape.Path path) {
            Polygons.of(path).ifPresentOrElse(this::path, () -> line(path.points()));
        } else if (shape instanceof Shape.Points points) {
            points(points.points());
        }
    }

    private void path(Shape.Polygon polygon) {
        html.markup("<path d=\"");
        for (Shape.Polygon.Part part : polygon.parts()) {
            ring(part.ring());
            part.holes().forEach(this::ring);
        }
        html.markup("\"/>");
    }

    private void ring(PointList points) {
        if (points.size() > 0) {
            moves(points);
            html.markup("z");
        }
    }

    private void line(PointList points) {
        html.markup("<path class=\"line\" d=\"");
        moves(points);
        html.markup("\"/>");
    }

    private void moves(PointList points) {
        for (int i = 0; i < points.size(); i++) {
            html.markup(i == 0 ? "M" : "L").number(points.x(i)).markup(" ").number(points.y(i));
        }
    }

    private void points(List<Keypoint> points) {
        for (Keypoint point : points) {
            if (point.visibility() != Keypoint.Visibility.NOT_LABELLED) {
                html.markup(
                        point.visibility() == Keypoint.Visibility.OCCLUDED ? "<circle class=\"hidden\"" : "<circle");
                html.markup(" cx=\"").number(point.x()).markup("\" cy=\"").number(point.y());
                html.markup("\" r=\"")
                        .number(POINT_RADIUS * scale)
                        .markup("\"><title>")
                        .text(point.name());
                html.markup("</title></circle>");
            }
        }
    }
}
