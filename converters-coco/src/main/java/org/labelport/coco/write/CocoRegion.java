package org.labelport.coco.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.labelport.coco.file.CocoCodes;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.geometry.TooComplexException;
import org.labelport.limits.Limit;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Decides how the shapes of one item's annotations are written, and reports what changes by that. */
final class CocoRegion {

    private static final int MIN_POINTS = 3;

    private final String item;
    private final int width;
    private final int height;
    private final RegionForm form;
    private final LossSink losses;
    /** Losses that are reported only when the annotation is written at all. */
    private final List<Loss> changes = new ArrayList<>();

    CocoRegion(String item, Media.Image image, RegionForm form, LossSink losses) {
        this.item = item;
        this.width = image.width();
        this.height = image.height();
        this.form = form;
        this.losses = losses;
    }

    /**
     * A shape as it is written.
     *
     * @param box its bounding box
     * @param area in square pixels
     * @param segmentation a polygon without holes, a mask, or the box itself when there is no segmentation
     * @param angle of a rotated box that is written whole; else 0
     */
    record Written(Shape.Box box, double area, Shape segmentation, double angle) {

        Written(Shape.Box box, double area, Shape segmentation) {
            this(box, area, segmentation, 0);
        }

        private Written turned(double by) {
            return new Written(box, area, segmentation, by);
        }
    }

    /**
     * Returns the annotation's shape, clipped to the picture. When it cannot be written, that is reported and the
     * result is empty.
     */
    Optional<Written> of(Annotation annotation) {
        changes.clear();
        Optional<Written> written = written(annotation);
        if (written.isPresent()) {
            changes.forEach(losses::loss);
        }
        return written;
    }

    private Optional<Written> written(Annotation annotation) {
        Shape shape = annotation.shape();
        return switch (shape.kind()) {
            case BOX -> box(annotation, (Shape.Box) shape);
            case ROTATED_BOX -> rotated(annotation, (Shape.Box) shape);
            case POLYGON -> polygon(annotation, (Shape.Polygon) shape);
            case POLYLINE -> line(annotation, (Shape.Path) shape);
            case ELLIPSE -> {
                asPolygon(annotation, LossCodes.CURVE_FLATTENED, "an ellipse is written as a polygon");
                yield polygon(annotation, Polygons.of((Shape.Ellipse) shape));
            }
            case MASK -> mask(annotation, (Shape.Mask) shape);
            case POINTS ->
                dropped(
                        annotation,
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        "this format has no place for keypoints; coco-keypoints has one");
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER ->
                dropped(
                        annotation,
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        "instances have no place for " + shape.kind().key());
        };
    }

    private Optional<Written> box(Annotation annotation, Shape.Box box) {
        Optional<Shape.Box> inside = Boxes.clip(box, frame());
        if (inside.isEmpty() || inside.get().width() * inside.get().height() < LeastSize.AREA) {
            return degenerate(annotation);
        }
        clipped(annotation, box, inside.get());
        return switch (form) {
            case AS_IT_IS -> {
                Shape.Box written = RoundedShapes.of(inside.get());
                yield Optional.of(new Written(written, written.width() * written.height(), written));
            }
            case POLYGONS -> {
                changed(annotation, LossCodes.BOX_AS_POLYGON, "the box is written as its four corners");
                yield outline(Polygons.of(inside.get()));
            }
            case PIXELS -> covered(annotation, () -> Masks.fill(inside.get(), width, height));
        };
    }

    /** The angle is not that of what is left of a box that was cut. */
    private Optional<Written> rotated(Annotation annotation, Shape.Box box) {
        boolean whole = Boxes.inside(box, frame());
        asPolygon(
                annotation,
                LossCodes.BOX_ROTATION_AS_POLYGON,
                "its corners are written as a polygon" + (whole ? ", and its angle as an attribute" : ""));
        Optional<Written> written = polygon(annotation, Polygons.of(box));
        return whole ? written.map(corners -> corners.turned(box.angle())) : written;
    }

    private Optional<Written> line(Annotation annotation, Shape.Path path) {
        Optional<Shape.Polygon> area = Polygons.of(path);
        if (area.isEmpty()) {
            return dropped(
                    annotation, LossCodes.GEOMETRY_UNSUPPORTED, "an open line encloses nothing that could be written");
        }
        asPolygon(annotation, LossCodes.CURVE_FLATTENED, "a closed line is written as the polygon inside it");
        return polygon(annotation, area.get());
    }

    private Optional<Written> polygon(Annotation annotation, Shape.Polygon polygon) {
        Shape.Polygon areas = withoutLines(annotation, polygon);
        Optional<Shape.Polygon> inside = Polygons.clip(areas, frame());
        if (inside.isEmpty() || Polygons.area(inside.get()) < LeastSize.AREA) {
            return degenerate(annotation);
        }
        Shape.Polygon written = inside.get();
        if (Polygons.inside(areas, frame()) && written != areas) {
            changed(annotation, LossCodes.GEOMETRY_DEGENERATE, "a part without area is left out");
        } else {
            clipped(annotation, areas, written);
        }
        return switch (form) {
            case AS_IT_IS -> polygonOrMask(annotation, written);
            case POLYGONS -> outline(withoutHoles(annotation, written));
            case PIXELS -> covered(annotation, () -> Masks.fill(written, width, height));
        };
    }

    private Optional<Written> polygonOrMask(Annotation annotation, Shape.Polygon polygon) {
        boolean holes = hasHoles(polygon);
        boolean crowd = Attributes.isSet(annotation.attributes(), Attributes.CROWD);
        if (holes || crowd) {
            String code = holes ? LossCodes.POLYGON_HOLES_AS_MASK : CocoCodes.CROWD_AS_MASK;
            String reason = holes ? "COCO's polygons have no holes" : "a crowd is a mask in COCO";
            changed(annotation, code, reason + ": it is written as the pixels it covers");
            return filled(annotation, () -> Masks.fill(polygon, width, height));
        }
        return outline(polygon);
    }

    private static boolean hasHoles(Shape.Polygon polygon) {
        return polygon.parts().stream().anyMatch(part -> !part.holes().isEmpty());
    }

    private static Optional<Written> outline(Shape.Polygon polygon) {
        Shape.Polygon rounded = RoundedShapes.of(polygon);
        Shape.Box bounds = Boxes.bounds(rounded).orElseThrow();
        return Optional.of(new Written(bounds, Polygons.area(rounded), rounded));
    }

    private Optional<Written> covered(Annotation annotation, Supplier<Shape.Mask> fill) {
        changed(annotation, LossCodes.GEOMETRY_AS_MASK, "it is written as the pixels it covers");
        return filled(annotation, fill);
    }

    private Optional<Written> filled(Annotation annotation, Supplier<Shape.Mask> fill) {
        return hasRunLengths() ? pixels(annotation, fill.get()) : tooLarge(annotation);
    }

    private Shape.Polygon withoutHoles(Annotation annotation, Shape.Polygon polygon) {
        if (!hasHoles(polygon)) {
            return polygon;
        }
        changed(annotation, LossCodes.POLYGON_HOLES_BRIDGED, "holes are joined to the border around them");
        return new Shape.Polygon(polygon.parts().stream()
                .map(part -> new Shape.Polygon.Part(Polygons.bridged(new Shape.Polygon(List.of(part))), List.of()))
                .toList());
    }

    /** Returns the polygon without parts of fewer than three points. */
    private Shape.Polygon withoutLines(Annotation annotation, Shape.Polygon polygon) {
        List<Shape.Polygon.Part> areas = new ArrayList<>(polygon.parts());
        if (areas.removeIf(part -> part.ring().size() < MIN_POINTS)) {
            changed(annotation, LossCodes.GEOMETRY_DEGENERATE, "a part of fewer than three points is left out");
            return new Shape.Polygon(areas);
        }
        return polygon;
    }

    private Optional<Written> mask(Annotation annotation, Shape.Mask mask) {
        if (mask.area() == 0) {
            return dropped(annotation, LossCodes.MASK_EMPTY, "the mask has no pixel");
        }
        Optional<Shape.Mask> inside = Masks.clip(mask, frame());
        if (inside.isEmpty()) {
            return degenerate(annotation);
        }
        clipped(annotation, mask, inside.get());
        if (form == RegionForm.POLYGONS) {
            return border(annotation, inside.get());
        }
        return pixels(annotation, inside.get());
    }

    private Optional<Written> border(Annotation annotation, Shape.Mask mask) {
        Shape.Polygon border;
        try {
            border = Masks.outline(mask);
        } catch (TooComplexException e) {
            return dropped(annotation, LossCodes.GEOMETRY_UNSUPPORTED, e.getMessage());
        }
        changed(annotation, LossCodes.MASK_VECTORISED, "the mask is written as the border of its pixels");
        return outline(withoutHoles(annotation, border));
    }

    /** Whether masks of a picture of this size can be run-length encoded. */
    private boolean hasRunLengths() {
        return Math.max(width, height) <= Limit.PICTURE_SIDE.most() && (long) width * height <= Integer.MAX_VALUE;
    }

    private Optional<Written> tooLarge(Annotation annotation) {
        return dropped(
                annotation,
                LossCodes.GEOMETRY_UNSUPPORTED,
                "a picture of " + width + " x " + height + " pixels is too large for a mask");
    }

    private Optional<Written> pixels(Annotation annotation, Shape.Mask mask) {
        if (!hasRunLengths()) {
            return tooLarge(annotation);
        }
        Optional<Shape.Box> bounds = Boxes.bounds(mask);
        if (bounds.isEmpty()) {
            return degenerate(annotation);
        }
        return Optional.of(new Written(bounds.get(), mask.area(), mask));
    }

    private Frame frame() {
        return new Frame(width, height);
    }

    /**
     * Reports that a shape is written as a polygon, unless it is written as pixels in the end, which is reported
     * instead.
     */
    private void asPolygon(Annotation annotation, String code, String detail) {
        if (form != RegionForm.PIXELS) {
            changed(annotation, code, detail);
        }
    }

    private void clipped(Annotation annotation, Shape before, Shape after) {
        if (before != after) {
            changed(annotation, LossCodes.GEOMETRY_CLIPPED, "it was cut at the border of the picture");
        }
    }

    private Optional<Written> degenerate(Annotation annotation) {
        return dropped(
                annotation, LossCodes.GEOMETRY_DEGENERATE, "less than one square pixel of it lies in the picture");
    }

    private void changed(Annotation annotation, String code, String detail) {
        changes.add(Loss.changed(item, annotation.id(), code, detail));
    }

    private Optional<Written> dropped(Annotation annotation, String code, String detail) {
        losses.loss(Loss.dropped(item, annotation.id(), code, detail));
        return Optional.empty();
    }
}
