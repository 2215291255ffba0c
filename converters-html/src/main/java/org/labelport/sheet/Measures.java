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

/** What is counted of each item. */
final class Measures {

    /** Annotations that repeat another one of their item. */
    static final String DUPLICATES = "annotations.duplicate";

    /** Annotations that reach beyond the picture. */
    static final String OUTSIDE = "annotations.outside";

    /** Pictures without a known size. */
    static final String SIZELESS = "items.sizeless";

    /** The largest side is below 2 to the power of this. */
    static final int SIZES = 14;

    private static final double SLACK = 0.5;

    private Measures() {}

    /** Name of the counter of shapes whose box has a root of its area of at least 2^n and less than 2^(n+1) pixels. */
    static String size(int n) {
        return "size." + n;
    }

    static Map<String, Long> of(Item item) {
        Map<String, Long> counts = new TreeMap<>();
        Optional<Frame> frame = frame(item.media());
        if (frame.isEmpty() && item.media() instanceof Media.Image) {
            counts.put(SIZELESS, 1L);
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

    /** What two annotations have in common when one of them is too many. */
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
        return side < 2 ? 0 : Math.min(SIZES, Math.getExponent(side));
    }

    private static boolean reachesBeyond(Shape.Box box, Frame frame) {
        return box.x() < -SLACK
                || box.y() < -SLACK
                || box.right() > frame.width() + SLACK
                || box.bottom() > frame.height() + SLACK;
    }
}
