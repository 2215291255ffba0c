package org.labelport.via.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.geometry.LeastSize;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.jsonfile.JsonWriting;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.objectparts.ItemLosses;
import org.labelport.objectparts.LabelledPoints;
import org.labelport.objectparts.LoneGroups;
import org.labelport.objectparts.PartGroups;
import org.labelport.objectparts.PictureEdge;
import org.labelport.report.LossCodes;

/** Makes regions from the annotations of one picture. */
final class ViaRegions {

    private final RegionAttributes attributes;
    private final PictureEdge edge;
    private final ItemLosses losses;
    private final Set<String> instances = new HashSet<>();
    private final LoneGroups lone = new LoneGroups();
    private final PartGroups parts;
    private final List<Region> regions = new ArrayList<>();
    private int lastInstance;

    ViaRegions(RegionAttributes attributes, Media.Image image, ItemLosses losses) {
        this.attributes = attributes;
        this.edge = PictureEdge.of(image);
        this.losses = losses;
        this.parts = new PartGroups(lone, losses, "another annotation of its class");
    }

    /**
     * Returns the regions of an item, and reports annotations that are not written or that are written in another form.
     */
    List<Region> of(Item item) throws IOException {
        item.annotations().forEach(annotation -> instances.add(annotation.group()));
        for (Annotation annotation : item.annotations()) {
            if (!(annotation.shape() instanceof Shape.Whole)) {
                write(annotation);
            }
        }
        lone.report(losses.parts());
        return regions;
    }

    private void write(Annotation annotation) throws IOException {
        if (annotation.category().isEmpty() && annotation.shape().kind().isOnPictures()) {
            losses.drop(annotation, LossCodes.CATEGORY_MISSING, "VIA leaves out a region without a class");
        } else if (shape(annotation)) {
            losses.out().written(annotation);
            losses.unwritten(annotation);
            attributes.report(annotation);
        }
    }

    /** Returns whether the shape is written; otherwise the loss has been reported. */
    private boolean shape(Annotation annotation) throws IOException {
        Shape shape = annotation.shape();
        return switch (shape.kind()) {
            case BOX -> box(annotation, (Shape.Box) shape);
            case ROTATED_BOX -> rotated(annotation, (Shape.Box) shape);
            case POLYGON -> polygon(annotation, (Shape.Polygon) shape);
            case POLYLINE -> path(annotation, (Shape.Path) shape);
            case ELLIPSE -> ellipse(annotation, (Shape.Ellipse) shape);
            case POINTS -> points(annotation, (Shape.Points) shape);
            case MASK -> mask(annotation, (Shape.Mask) shape);
            case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> losses.unsupported(annotation);
        };
    }

    private boolean rotated(Annotation annotation, Shape.Box box) throws IOException {
        boolean written = polygon(annotation, Polygons.of(box));
        if (written) {
            losses.change(annotation, LossCodes.BOX_ROTATION_AS_POLYGON, "written as a polygon of its corners");
        }
        return written;
    }

    private boolean box(Annotation annotation, Shape.Box box) throws IOException {
        Optional<Shape.Box> inside = edge.cut(box);
        if (inside.isEmpty()) {
            return losses.degenerate(annotation);
        }
        Shape.Box cut = inside.get();
        losses.clipped(annotation, cut != box);
        addWhole(annotation, ShapeAttributes.rect(cut));
        return true;
    }

    private boolean polygon(Annotation annotation, Shape.Polygon polygon) throws IOException {
        Optional<Shape.Polygon> inside = edge.cut(polygon);
        if (inside.isEmpty()) {
            return losses.degenerate(annotation);
        }
        List<Shape.Polygon.Part> areas = inside.get().parts().stream()
                .filter(part -> part.ring().size() >= 3)
                .toList();
        if (areas.isEmpty()) {
            return losses.degenerate(annotation);
        }
        losses.clipped(annotation, inside.get() != polygon);
        if (areas.stream().anyMatch(part -> !part.holes().isEmpty())) {
            losses.change(annotation, LossCodes.POLYGON_HOLES_BRIDGED, "VIA has no holes");
        }
        String instance = instanceOfParts(annotation, areas.size(), areas.size() > 1);
        for (Shape.Polygon.Part part : areas) {
            PointList ring = part.holes().isEmpty() ? part.ring() : Polygons.bridged(new Shape.Polygon(List.of(part)));
            add(annotation, instance, Optional.empty(), ShapeAttributes.polygon(ring));
        }
        return true;
    }

    private boolean mask(Annotation annotation, Shape.Mask mask) throws IOException {
        if (mask.area() == 0) {
            losses.drop(annotation, LossCodes.MASK_EMPTY, "the mask has no pixel");
            return false;
        }
        boolean written = polygon(annotation, Masks.outline(mask));
        if (written) {
            losses.change(annotation, LossCodes.MASK_VECTORISED, "VIA has no masks");
        }
        return written;
    }

    private boolean path(Annotation annotation, Shape.Path path) throws IOException {
        Optional<Shape.Polygon> area = Polygons.of(path);
        boolean written;
        if (area.isPresent()) {
            written = polygon(annotation, area.get());
        } else if (path.closed() || path.points().size() < 2) {
            written = losses.degenerate(annotation);
        } else {
            addWhole(annotation, ShapeAttributes.polyline(path.points()));
            written = true;
        }
        if (written && path.spline()) {
            losses.change(annotation, LossCodes.CURVE_FLATTENED, "VIA has only straight lines");
        }
        return written;
    }

    private boolean ellipse(Annotation annotation, Shape.Ellipse ellipse) throws IOException {
        if (ellipse.radiusX() * ellipse.radiusY() * Math.PI < LeastSize.AREA) {
            return losses.degenerate(annotation);
        }
        addWhole(annotation, ShapeAttributes.ellipse(ellipse));
        return true;
    }

    private boolean points(Annotation annotation, Shape.Points shape) throws IOException {
        Optional<LabelledPoints> labelled = LabelledPoints.of(annotation, shape, losses);
        if (labelled.isEmpty()) {
            return false;
        }
        List<Keypoint> keypoints = labelled.get().points();
        boolean plain = labelled.get().isPlainPoint();
        String instance = instanceOfParts(annotation, keypoints.size(), !plain);
        for (Keypoint point : keypoints) {
            add(annotation, instance, Optional.of(point), ShapeAttributes.point(point));
        }
        if (!plain) {
            losses.change(
                    annotation,
                    LossCodes.CONVENTION_ONLY,
                    "written as points with the attributes 'keypoint' and 'instance'; keypoints that are not labelled"
                            + " are left out");
        }
        return true;
    }

    /**
     * Returns the instance of an annotation that is written as parts: its group, if it keeps that.
     *
     * @param needed whether the parts need an instance to be read as one object, so that they get a new one without a
     *     group
     */
    private String instanceOfParts(Annotation annotation, int count, boolean needed) {
        String group = JsonWriting.whole(annotation.group());
        if (parts.keep(annotation, group, count)) {
            return group;
        }
        if (!needed) {
            return "";
        }
        String free;
        do {
            free = Integer.toString(++lastInstance);
        } while (!instances.add(free));
        return free;
    }

    private void addWhole(Annotation annotation, String shape) throws IOException {
        lone.visible(annotation);
        add(annotation, annotation.group(), Optional.empty(), shape);
    }

    private void add(Annotation annotation, String instance, Optional<Keypoint> keypoint, String shape)
            throws IOException {
        regions.add(new Region(shape, attributes.of(annotation, instance, keypoint)));
    }
}
