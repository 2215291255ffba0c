package org.labelport.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.ShapeKind;

/**
 * One object of an item, for formats that keep a box, a region and keypoints of an object in one record. At least one of
 * the three is there.
 *
 * <p>Annotations are one object when they share group, category, track and frame, and none of the three occurs twice among
 * them. Any other annotation is an object by itself.
 *
 * @param box an axis-parallel or rotated box
 * @param region a polygon, closed or open line, ellipse or mask
 * @param points keypoints
 */
public record ObjectParts(Optional<Annotation> box, Optional<Annotation> region, Optional<Annotation> points) {

    private record Key(String group, String category, String track, int index) {}

    private enum Slot {
        BOX,
        REGION,
        POINTS,
        NONE;

        static Slot of(ShapeKind kind) {
            return switch (kind) {
                case BOX, ROTATED_BOX -> BOX;
                case POLYGON, POLYLINE, ELLIPSE, MASK -> REGION;
                case POINTS -> POINTS;
                case TAG, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> NONE;
            };
        }
    }

    /** The annotations of the object, in the order box, region, points. */
    public List<Annotation> annotations() {
        return Stream.of(box, region, points).flatMap(Optional::stream).toList();
    }

    /** The annotation that speaks for the object where there can be one only: its box, else region, else keypoints. */
    public Annotation main() {
        return annotations().get(0);
    }

    /** The objects of an item that have a place on the picture, in the order of their first annotation. */
    public static List<ObjectParts> of(Item item) {
        Map<Object, List<Annotation>> candidates = new LinkedHashMap<>();
        for (Annotation annotation : item.annotations()) {
            if (Slot.of(annotation.shape().kind()) != Slot.NONE) {
                Object key = annotation.group().isEmpty()
                        ? annotation.id()
                        : new Key(annotation.group(), annotation.category(), annotation.track(), annotation.index());
                candidates.computeIfAbsent(key, unused -> new ArrayList<>()).add(annotation);
            }
        }
        List<ObjectParts> objects = new ArrayList<>(candidates.size());
        for (List<Annotation> annotations : candidates.values()) {
            if (each(annotations, Slot.BOX) <= 1
                    && each(annotations, Slot.REGION) <= 1
                    && each(annotations, Slot.POINTS) <= 1) {
                objects.add(of(annotations));
            } else {
                annotations.forEach(annotation -> objects.add(of(List.of(annotation))));
            }
        }
        return objects;
    }

    private static long each(List<Annotation> annotations, Slot slot) {
        return annotations.stream()
                .filter(annotation -> Slot.of(annotation.shape().kind()) == slot)
                .count();
    }

    private static ObjectParts of(List<Annotation> annotations) {
        return new ObjectParts(
                first(annotations, Slot.BOX), first(annotations, Slot.REGION), first(annotations, Slot.POINTS));
    }

    private static Optional<Annotation> first(List<Annotation> annotations, Slot slot) {
        return annotations.stream()
                .filter(annotation -> Slot.of(annotation.shape().kind()) == slot)
                .findFirst();
    }
}
