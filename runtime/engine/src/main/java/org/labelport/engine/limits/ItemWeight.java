package org.labelport.engine.limits;

import java.util.List;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Shape;
import org.labelport.model.SourceFile;
import org.labelport.model.Value;

/** Estimates how much memory items take, so that none is too large and those that wait are not too many. */
public final class ItemWeight {

    private static final int ITEM = 1 << 10;
    private static final int ANNOTATION = 256;
    private static final int POINT = 2 * Double.BYTES;

    private ItemWeight() {}

    /** Bytes, more or less. */
    public static long of(Item item) {
        long bytes = ITEM + item.path().length() + of(item.attributes());
        for (Annotation annotation : item.annotations()) {
            bytes += ANNOTATION + of(annotation.shape()) + of(annotation.attributes());
        }
        if (item.media() instanceof Media.Text text) {
            bytes += text.text().length();
        } else if (item.media() instanceof Media.Chat chat) {
            bytes += of(chat.prompt());
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
            return (long) POINT * ItemLimits.points(polygon);
        } else if (shape instanceof Shape.Path path) {
            return (long) POINT * path.points().size();
        } else if (shape instanceof Shape.Points points) {
            return (long) POINT * 3 * points.points().size();
        } else if (shape instanceof Shape.Mask mask) {
            return (long) Integer.BYTES * mask.runs().length;
        } else if (shape instanceof Shape.PointSet set) {
            return (long) Integer.BYTES * set.runs().length;
        } else if (shape instanceof Shape.Reply reply) {
            return of(reply.messages());
        } else if (shape instanceof Shape.Span span) {
            return (long) POINT * span.ranges().size();
        } else if (shape instanceof Shape.Other other) {
            return other.content().utf8().length;
        }
        return 0; // all others have a handful of numbers
    }

    private static long of(List<Message> messages) {
        return messages.stream().mapToLong(message -> message.text().length()).sum();
    }

    private static long of(Map<String, Value> attributes) {
        long bytes = 0;
        for (Map.Entry<String, Value> attribute : attributes.entrySet()) {
            bytes += attribute.getKey().length();
            if (attribute.getValue() instanceof Value.Text text) {
                bytes += text.text().length();
            } else if (attribute.getValue() instanceof Value.Choices choices) {
                bytes += choices.chosen().stream().mapToLong(String::length).sum();
            }
        }
        return bytes;
    }
}
