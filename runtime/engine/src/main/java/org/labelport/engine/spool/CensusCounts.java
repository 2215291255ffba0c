package org.labelport.engine.spool;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.labelport.model.Annotation;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;

/** Counts items as they are spooled. */
final class CensusCounts {

    private final Map<String, EnumMap<ShapeKind, Long>> byCategory = new HashMap<>();
    private final EnumMap<Split, Long> bySplit = new EnumMap<>(Split.class);
    private final EnumSet<DataType> dataTypes = EnumSet.noneOf(DataType.class);
    private final SortedSet<String> attributes = new TreeSet<>();
    private long items;
    private long annotations;

    void add(Item item) {
        items++;
        annotations += item.annotations().size();
        bySplit.merge(item.split(), 1L, Long::sum);
        dataTypes.add(item.media().dataType());
        for (Annotation annotation : item.annotations()) {
            byCategory
                    .computeIfAbsent(annotation.category(), name -> new EnumMap<>(ShapeKind.class))
                    .merge(annotation.shape().kind(), 1L, Long::sum);
            attributes.addAll(annotation.attributes().keySet());
        }
    }

    long items() {
        return items;
    }

    long annotations() {
        return annotations;
    }

    long items(Split split) {
        return bySplit.getOrDefault(split, 0L);
    }

    Set<DataType> dataTypes() {
        return Collections.unmodifiableSet(dataTypes);
    }

    SortedSet<String> attributes() {
        return Collections.unmodifiableSortedSet(attributes);
    }

    /** Names of the categories that annotations have, without the empty name, sorted. */
    SortedSet<String> categories() {
        SortedSet<String> names = new TreeSet<>(byCategory.keySet());
        names.remove("");
        return names;
    }

    Map<ShapeKind, Long> shapes(String category) {
        return Collections.unmodifiableMap(byCategory.getOrDefault(category, new EnumMap<>(ShapeKind.class)));
    }

    Map<ShapeKind, Long> shapes() {
        EnumMap<ShapeKind, Long> sum = new EnumMap<>(ShapeKind.class);
        byCategory.values().forEach(shapes -> shapes.forEach((kind, count) -> sum.merge(kind, count, Long::sum)));
        return Collections.unmodifiableMap(sum);
    }
}
