package org.labelport.engine.limits;

import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.report.ItemError;

/** Finds items that exceed a limit, whichever source they come from. Thread-safe. */
public final class ItemLimits {

    private static final int MEGABYTE_BITS = 20;

    private final Limits limits;

    /** Checks against these limits. */
    public ItemLimits(Limits limits) {
        this.limits = limits;
    }

    /** The error for the first limit that an item exceeds; empty when it exceeds none. */
    public Optional<ItemError> broken(Item item) {
        long annotations = item.annotations().size();
        if (annotations > limits.of(Limit.ANNOTATIONS_PER_ITEM)) {
            return Optional.of(error(item, Limit.ANNOTATIONS_PER_ITEM, "it has " + annotations + " annotations"));
        }
        long side = longestSide(item.media());
        if (side > limits.of(Limit.PICTURE_SIDE)) {
            return Optional.of(error(item, Limit.PICTURE_SIDE, "a side of its picture has " + side + " pixels"));
        }
        for (Annotation annotation : item.annotations()) {
            Optional<ItemError> error = broken(item, annotation);
            if (error.isPresent()) {
                return error;
            }
        }
        long bytes = ItemWeight.of(item);
        return bytes > limits.of(Limit.ITEM_MEGABYTES) << MEGABYTE_BITS
                ? Optional.of(
                        error(item, Limit.ITEM_MEGABYTES, "it takes more than " + (bytes >> MEGABYTE_BITS) + " MB"))
                : Optional.empty();
    }

    private Optional<ItemError> broken(Item item, Annotation annotation) {
        Shape shape = annotation.shape();
        if (shape instanceof Shape.Mask mask) {
            long side = Math.max(mask.width(), mask.height());
            if (side > limits.of(Limit.PICTURE_SIDE)) {
                return broken(item, annotation, Limit.PICTURE_SIDE, "a mask with a side of " + side + " pixels");
            }
            long pixels = (long) mask.width() * mask.height();
            if (pixels > limits.of(Limit.MASK_PIXELS)) {
                return broken(item, annotation, Limit.MASK_PIXELS, "a mask of " + pixels + " pixels");
            }
        }
        long runs = runs(shape);
        if (runs > limits.of(Limit.MASK_RUNS)) {
            return broken(item, annotation, Limit.MASK_RUNS, "a mask of " + runs + " runs");
        }
        long points = points(shape);
        return points > limits.of(Limit.POINTS_PER_SHAPE)
                ? broken(item, annotation, Limit.POINTS_PER_SHAPE, "a shape of " + points + " points")
                : Optional.empty();
    }

    private static long longestSide(Media media) {
        if (media instanceof Media.Image image) {
            return Math.max(image.width(), image.height());
        }
        if (media instanceof Media.Video video) {
            return Math.max(video.width(), video.height());
        }
        return media instanceof Media.Pages pages
                ? pages.pages().stream()
                        .mapToLong(ItemLimits::longestSide)
                        .max()
                        .orElse(0)
                : 0;
    }

    static long runs(Shape shape) {
        return switch (shape.kind()) {
            case MASK -> ((Shape.Mask) shape).runs().length;
            case POINT_LABELS -> ((Shape.PointSet) shape).runs().length;
            case TAG, BOX, ROTATED_BOX, POLYGON, POLYLINE, ELLIPSE, POINTS, CUBOID, SPAN, INTERVAL, REPLY, OTHER -> 0;
        };
    }

    static long points(Shape shape) {
        return switch (shape.kind()) {
            case POLYGON -> points((Shape.Polygon) shape);
            case POLYLINE -> ((Shape.Path) shape).points().size();
            case POINTS -> ((Shape.Points) shape).points().size();
            case TAG, BOX, ROTATED_BOX, ELLIPSE, MASK, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> 0;
        };
    }

    private static long points(Shape.Polygon polygon) {
        long points = 0;
        for (Shape.Polygon.Part part : polygon.parts()) {
            points += part.ring().size();
            for (PointList hole : part.holes()) {
                points += hole.size();
            }
        }
        return points;
    }

    private Optional<ItemError> broken(Item item, Annotation annotation, Limit limit, String what) {
        return Optional.of(error(item, limit, "annotation '" + annotation.id() + "' is " + what));
    }

    private ItemError error(Item item, Limit limit, String what) {
        return ItemError.ofItem(
                item.id(),
                item.annotations().size(),
                limit.code(),
                "item " + item.id() + ": " + what + ", which is more than is allowed. " + limits.remedy(limit));
    }
}
