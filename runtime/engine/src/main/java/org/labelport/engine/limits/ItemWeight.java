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
        return switch (shape.kind()) {
            case POLYGON, POLYLINE -> (long) POINT * ItemLimits.points(shape);
            case POINTS -> (long) POINT * 3 * ItemLimits.points(shape);
            case MASK, POINT_LABELS -> (long) Integer.BYTES * ItemLimits.runs(shape);
            case SPAN -> (long) POINT * ((Shape.Span) shape).ranges().size();
            case REPLY -> of(((Shape.Reply) shape).messages());
            case OTHER -> ((Shape.Other) shape).content().utf8().length;
            case TAG, BOX, ROTATED_BOX, ELLIPSE, CUBOID, INTERVAL -> 0; // a handful of numbers, within ANNOTATION
        };
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
