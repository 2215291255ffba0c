package org.labelport.labelstudio;

import java.util.List;
import java.util.Optional;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LabelStudioRle;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Writes the result of one shape. */
final class RegionWriter {

    private static final double MICROS = 1e6;

    private final LabelStudioPlan plan;
    private final Item item;
    private final ResultHead head;
    private final JsonLine json;
    private final TextLines lines;
    private final ShardOutput out;

    RegionWriter(LabelStudioPlan plan, Item item, ResultHead head, TextLines lines, ShardOutput out) {
        this.plan = plan;
        this.item = item;
        this.head = head;
        this.json = head.json();
        this.lines = lines;
        this.out = out;
    }

    /** @return whether anything was written; if not, that is reported */
    boolean write(Annotation annotation, Optional<String> parent) throws ItemException {
        Shape shape = annotation.shape();
        return switch (head.kind()) {
            case IMAGE -> onPicture(annotation, parent);
            case VIDEO ->
                shape instanceof Shape.Whole ? onFrame(annotation, parent) : unsupported(annotation, "on a video");
            case AUDIO ->
                shape instanceof Shape.Interval interval
                        ? interval(annotation, interval, parent)
                        : unsupported(annotation, "on a recording");
            case TEXT ->
                shape instanceof Shape.Span span
                        ? span(annotation, span, parent)
                        : unsupported(annotation, "on a text");
        };
    }

    // ---- pictures ---------------------------------------------------------------------------------------------------

    private boolean onPicture(Annotation annotation, Optional<String> parent) throws ItemException {
        Shape shape = annotation.shape();
        return switch (shape.kind()) {
            case BOX -> box(annotation, (Shape.Box) shape, parent);
            case ROTATED_BOX -> rotatedBox(annotation, (Shape.Box) shape, parent);
            case POLYGON -> polygon(annotation, (Shape.Polygon) shape, parent);
            case POLYLINE -> line(annotation, (Shape.Path) shape, parent);
            case ELLIPSE -> ellipse(annotation, (Shape.Ellipse) shape, parent);
            case POINTS -> new PointsWriter(plan, item, head, frame(), out).write(annotation, parent);
            case MASK -> mask(annotation, (Shape.Mask) shape, parent);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> unsupported(annotation, "on a picture");
        };
    }

    private Frame frame() throws ItemException {
        Media.Image image = (Media.Image) item.media();
        if (!image.hasSize()) {
            throw new ItemException(
                    "image.size-unknown",
                    "Label Studio needs the width and height of the picture. Give the pictures' folder with --images.");
        }
        return new Frame(image.width(), image.height());
    }

    private boolean box(Annotation annotation, Shape.Box box, Optional<String> parent) throws ItemException {
        Optional<Shape.Box> clipped = Boxes.clip(box, frame());
        if (clipped.isEmpty() || clipped.get().width() * clipped.get().height() < 1) {
            return degenerate(annotation);
        }
        if (!clipped.get().equals(box)) {
            clipped(annotation);
        }
        return boxResult(annotation, clipped.get(), parent);
    }

    private boolean rotatedBox(Annotation annotation, Shape.Box box, Optional<String> parent) throws ItemException {
        if (box.width() * box.height() < 1) {
            return degenerate(annotation);
        }
        if (Boxes.inside(box, frame())) {
            return boxResult(annotation, box, parent);
        }
        changed(annotation, LossCodes.BOX_ROTATION_AS_POLYGON, "it extends beyond the picture");
        return polygon(annotation, Polygons.of(box), parent);
    }

    private boolean boxResult(Annotation annotation, Shape.Box box, Optional<String> parent) throws ItemException {
        open(annotation, Tool.RECTANGLE, parent);
        Places.box(box, frame(), json);
        return close(annotation, Tool.RECTANGLE);
    }

    private boolean polygon(Annotation annotation, Shape.Polygon polygon, Optional<String> parent)
            throws ItemException {
        Optional<Shape.Polygon> whole = Optional.of(polygon);
        if (!Polygons.inside(polygon, frame())) {
            whole = Polygons.clip(polygon, frame());
            whole.ifPresent(unused -> clipped(annotation));
        }
        if (whole.isEmpty() || Polygons.area(whole.get()) < 1) {
            return degenerate(annotation);
        }
        List<Shape.Polygon.Part> parts = whole.get().parts();
        boolean holes = parts.stream().anyMatch(part -> !part.holes().isEmpty());
        if (parts.size() == 1 && !holes) {
            return polygonResult(annotation, whole.get(), parent);
        }
        if (plan.options().text(LabelStudioConverter.POLYGONS).equals("outline")) {
            changed(
                    annotation,
                    holes ? LossCodes.POLYGON_HOLES_BRIDGED : LossCodes.POLYGON_PARTS_JOINED,
                    "holes and parts are joined into one outline");
            return polygonResult(
                    annotation,
                    new Shape.Polygon(List.of(new Shape.Polygon.Part(Polygons.bridged(whole.get()), List.of()))),
                    parent);
        }
        Shape.Mask mask = Masks.fill(whole.get(), (int) frame().width(), (int) frame().height());
        changed(
                annotation,
                holes ? LossCodes.POLYGON_HOLES_AS_MASK : LabelStudioLosses.PARTS_AS_MASK,
                "its pixels are written as a brush");
        return mask(annotation, mask, parent);
    }

    private boolean polygonResult(Annotation annotation, Shape.Polygon polygon, Optional<String> parent)
            throws ItemException {
        open(annotation, Tool.POLYGON, parent);
        json.key("points");
        Places.points(polygon.parts().get(0).ring(), frame(), json);
        json.key("closed").flag(true);
        return close(annotation, Tool.POLYGON);
    }

    private boolean line(Annotation annotation, Shape.Path path, Optional<String> parent) throws ItemException {
        if (path.points().size() < 2) {
            return degenerate(annotation);
        }
        if (path.spline()) {
            changed(annotation, LossCodes.CURVE_FLATTENED, "its points are joined by straight lines");
        }
        open(annotation, Tool.VECTOR, parent);
        json.key("vertices").open('[');
        for (int i = 0; i < path.points().size(); i++) {
            json.open('{').key("id").text("v" + (i + 1));
            json.key("x").number(Places.percent(path.points().x(i), frame().width()));
            json.key("y").number(Places.percent(path.points().y(i), frame().height()));
            if (i > 0) {
                json.key("prevPointId").text("v" + i);
            }
            json.key("isBezier").flag(false).close('}');
        }
        json.close(']').key("closed").flag(path.closed());
        return close(annotation, Tool.VECTOR);
    }

    private boolean ellipse(Annotation annotation, Shape.Ellipse ellipse, Optional<String> parent)
            throws ItemException {
        Shape.Polygon outline = Polygons.of(ellipse);
        if (Math.PI * ellipse.radiusX() * ellipse.radiusY() < 1) {
            return degenerate(annotation);
        }
        if (!Polygons.inside(outline, frame())) {
            changed(annotation, LossCodes.CURVE_FLATTENED, "it extends beyond the picture");
            return polygon(annotation, outline, parent);
        }
        open(annotation, Tool.ELLIPSE, parent);
        json.key("x").number(Places.percent(ellipse.centerX(), frame().width()));
        json.key("y").number(Places.percent(ellipse.centerY(), frame().height()));
        json.key("radiusX").number(Places.percent(ellipse.radiusX(), frame().width()));
        json.key("radiusY").number(Places.percent(ellipse.radiusY(), frame().height()));
        Places.rotation(ellipse.angle(), json);
        return close(annotation, Tool.ELLIPSE);
    }

    private boolean mask(Annotation annotation, Shape.Mask mask, Optional<String> parent) throws ItemException {
        Optional<Shape.Mask> inside = Masks.clip(mask, frame());
        if (inside.isEmpty() || inside.get().area() == 0) {
            return dropped(annotation, LossCodes.MASK_EMPTY, "it has no pixel on the picture");
        }
        if (inside.get() != mask) {
            clipped(annotation);
        }
        int width = (int) frame().width();
        int height = (int) frame().height();
        if ((long) width * height > LabelStudioRle.MAX_PIXELS) {
            return dropped(annotation, LossCodes.GEOMETRY_UNSUPPORTED, "a brush on a picture of this size");
        }
        open(annotation, Tool.BRUSH, parent);
        json.key("format").text("rle").key("rle").open('[');
        for (int each : LabelStudioRle.encode(inside.get(), width, height)) {
            json.integer(each);
        }
        json.close(']');
        return close(annotation, Tool.BRUSH);
    }

    // ---- other media ------------------------------------------------------------------------------------------------

    private boolean onFrame(Annotation annotation, Optional<String> parent) {
        open(annotation, Tool.TIMELINE, parent);
        json.key("ranges").open('[').open('{').key("start").integer(annotation.index() + 1L);
        json.key("end").integer(annotation.index() + 1L).close('}').close(']');
        if (!annotation.track().isEmpty()) {
            changed(annotation, LossCodes.TRACK_DROPPED, "labels of frames have no track");
        }
        return close(annotation, Tool.TIMELINE);
    }

    private boolean interval(Annotation annotation, Shape.Interval interval, Optional<String> parent) {
        open(annotation, Tool.LABELS, parent);
        json.key("start").exact(interval.startMicros() / MICROS);
        json.key("end").exact(interval.endMicros() / MICROS);
        if (interval.channel() >= 0) {
            json.key("channel").integer(interval.channel());
        }
        return close(annotation, Tool.LABELS);
    }

    /** Each range of a discontinuous span is a result. */
    private boolean span(Annotation annotation, Shape.Span span, Optional<String> parent) {
        int length = lines.original().length();
        List<Shape.Span.Range> ranges = span.ranges();
        if (ranges.isEmpty()
                || ranges.stream().anyMatch(range -> range.end() > length || range.start() == range.end())) {
            return dropped(annotation, LossCodes.GEOMETRY_DEGENERATE, "a range that is empty or beyond the text");
        }
        for (int i = 0; i < ranges.size(); i++) {
            int start = lines.codePoint(ranges.get(i).start());
            int end = lines.codePoint(ranges.get(i).end());
            String id = i == 0 ? annotation.id() : PartIds.of(annotation.id(), i);
            head.open(id, Tool.LABELS.controlName(), Tool.LABELS.type(), parent, score(annotation));
            json.key("value").open('{').key("start").integer(start);
            json.key("end").integer(end);
            json.key("text").text(lines.between(start, end));
            close(annotation, Tool.LABELS);
        }
        return true;
    }

    // ---- parts of results -------------------------------------------------------------------------------------------

    private static Optional<Double> score(Annotation annotation) {
        return annotation.provenance().score().filter(ResultWriter::isScore);
    }

    private void open(Annotation annotation, Tool tool, Optional<String> parent) {
        head.open(annotation.id(), tool.controlName(), tool.type(), parent, score(annotation));
        json.key("value").open('{');
    }

    private boolean close(Annotation annotation, Tool tool) {
        json.key(tool.labelKey()).open('[');
        if (!annotation.category().isEmpty()) {
            json.text(plan.labels().of(annotation.category()));
        }
        json.close(']').close('}');
        head.close();
        return true;
    }

    private boolean unsupported(Annotation annotation, String where) {
        return dropped(
                annotation,
                LossCodes.GEOMETRY_UNSUPPORTED,
                "Label Studio has no " + annotation.shape().kind().key() + " " + where);
    }

    private boolean degenerate(Annotation annotation) {
        return dropped(annotation, LossCodes.GEOMETRY_DEGENERATE, "nothing of it is left on the picture");
    }

    private boolean dropped(Annotation annotation, String code, String detail) {
        out.loss(Loss.dropped(item.id(), annotation.id(), code, detail));
        return false;
    }

    private void clipped(Annotation annotation) {
        changed(annotation, LossCodes.GEOMETRY_CLIPPED, "cut at the border of the picture");
    }

    private void changed(Annotation annotation, String code, String detail) {
        out.loss(Loss.changed(item.id(), annotation.id(), code, detail));
    }
}
