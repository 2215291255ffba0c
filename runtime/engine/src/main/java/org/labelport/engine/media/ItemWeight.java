package org.labelport.engine.media;

import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.SourceFile;

/** Estimates how much memory items take, so that those that wait are not too many. */
final class ItemWeight {

    private static final int ITEM = 1 << 10;
    private static final int ANNOTATION = 256;
    private static final int POINT = 2 * Double.BYTES;

    private ItemWeight() {}

    /** Bytes, more or less. */
    static long of(Item item) {
        long bytes = ITEM;
        for (Annotation annotation : item.annotations()) {
            bytes += ANNOTATION + of(annotation.shape());
        }
        if (item.media() instanceof Media.Text text) {
            bytes += text.text().length();
        }
        if (item.source().isPresent()) {
            bytes += item.source().get().data().utf8().length;
            for (SourceFile file : item.source().get().files()) {
                bytes += ITEM + file.fields().utf8().length;
            }
        }
        return bytes;
    }

    private static long of(Shape shape) {
        if (shape instanceof Shape.Polygon polygon) {
            return polygon.parts().stream()
                    .mapToLong(part -> (long) POINT
                            * (part.ring().size()
                                    + part.holes().stream()
                                            .mapToLong(hole -> hole.size())
                                            .sum()))
                    .sum();
        } else if (shape instanceof Shape.Path path) {
            return (long) POINT * path.points().size();
        } else if (shape instanceof Shape.Points points) {
            return (long) POINT * 3 * points.points().size();
        } else if (shape instanceof Shape.Mask mask) {
            return (long) Integer.BYTES * mask.runs().length;
        } else if (shape instanceof Shape.PointSet set) {
            return (long) Integer.BYTES * set.runs().length;
        } else if (shape instanceof Shape.Reply reply) {
            return reply.messages().stream()
                    .mapToLong(message -> message.text().length())
                    .sum();
        } else if (shape instanceof Shape.Other other) {
            return other.content().utf8().length;
        }
        return 0; // all others have a handful of numbers
    }
}
