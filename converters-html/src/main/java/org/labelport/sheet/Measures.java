package org.labelport.sheet;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;

/** Counts what the page says about all items. */
final class Measures {

    /** Name of the counter of annotations that repeat another one of their item. */
    static final String DUPLICATES = "annotations.duplicate";

    /** Name of the counter of annotations that reach beyond the picture. */
    static final String OUTSIDE = "annotations.outside";

    /** Name of the counter of pictures whose size is not known. */
    static final String SIZELESS = "items.sizeless";

    /** Name of the counter of pictures whose file is not on this machine, so that they cannot be shown. */
    static final String FILELESS = "items.fileless";

    /** The last size class: boxes of at least 2 to the power of this. */
    static final int LAST_SIZE = 14;

    private static final double SLACK = 0.5;

    private Measures() {}

    /**
     * Returns the name of the counter of shapes of a size class: the square root of the area of their bounding box is
     * at least 2^n and less than 2^(n+1) pixels. Class 0 also has the smaller ones, class {@link #LAST_SIZE} the larger
     * ones.
     */
    static String size(int n) {
        return "size." + n;
    }

    /** Returns what is counted for an item, by the names of the counters. */
    static Map<String, Long> of(Item item) {
        Map<String, Long> counts = new TreeMap<>();
        Optional<Frame> frame = frame(item.media());
        if (frame.isEmpty() && item.media() instanceof Media.Image) {
            counts.put(SIZELESS, 1L);
        }
        if (item.media() instanceof Media.Image image && Thumbnail.file(image).isEmpty()) {
            counts.put(FILELESS, 1L);
        }
        Set<Object> seen = new HashSet<>();
        for (Annotation annotation : item.annotations()) {
            if (!seen.add(new Content(annotation))) {
                counts.merge(DUPLICATES, 1L, Long::sum);
            }
            Boxes.bounds(annotation.shape()).ifPresent(box -> {
                counts.merge(size(sizeClass(box)), 1L, Long::sum);
                if (frame.isPresent() && reachesBeyond(box, frame.get())) {
                    counts.merge(OUTSIDE, 1L, Long::sum);
                }
            });
        }
        return counts;
    }

    /** The properties that two annotations share when one of them is a duplicate. */
    private record Content(String category, Shape shape, int index, Map<String, ?> attributes, String author) {
        Content(Annotation annotation) {
            this(
                    annotation.category(),
                    annotation.shape(),
                    annotation.index(),
                    annotation.attributes(),
                    annotation.provenance().author());
        }
    }

    /** Returns the frame of a picture or video whose size is known. */
    static Optional<Frame> frame(Media media) {
        if (media instanceof Media.Image image && image.hasSize()) {
            return Optional.of(new Frame(image.width(), image.height()));
        }
        return media instanceof Media.Video video && video.width() > 0 && video.height() > 0
                ? Optional.of(new Frame(video.width(), video.height()))
                : Optional.empty();
    }

    private static int sizeClass(Shape.Box box) {
        double side = Math.sqrt(box.width() * box.height());
        return side < 2 ? 0 : Math.min(LAST_SIZE, Math.getExponent(side));
    }

    private static boolean reachesBeyond(Shape.Box box, Frame frame) {
        return box.x() < -SLACK
                || box.y() < -SLACK
                || box.right() > frame.width() + SLACK
                || box.bottom() > frame.height() + SLACK;
    }
}
