package org.labelport.sheet;

import java.util.List;
import java.util.Optional;
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

    /** Draws one annotation; draws nothing for shapes that have no place on a picture: the card's caption names them. */
    void draw(Annotation annotation) {
        if (annotation.shape().kind().isOnPictures()) {
            html.markup("<g style=\"--c:")
                    .markup(colors.of(annotation.category()))
                    .markup("\"><title>");
            html.text(title(annotation)).markup("</title>");
            shape(annotation.shape());
            html.markup("</g>");
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
        switch (shape.kind()) {
            case BOX, ROTATED_BOX -> path(Polygons.of((Shape.Box) shape));
            case POLYGON -> path((Shape.Polygon) shape);
            case MASK -> path(Masks.outline((Shape.Mask) shape));
            case ELLIPSE -> path(Polygons.of((Shape.Ellipse) shape));
            case POLYLINE -> line((Shape.Path) shape);
            case POINTS -> points(((Shape.Points) shape).points());
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER ->
                throw new IllegalArgumentException("no place on a picture: " + shape);
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

    private void line(Shape.Path line) {
        Optional<Shape.Polygon> area = Polygons.of(line);
        if (area.isPresent()) {
            path(area.get());
            return;
        }
        html.markup("<path class=\"line\" d=\"");
        moves(line.points());
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
