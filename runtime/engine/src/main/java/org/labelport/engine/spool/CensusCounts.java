package org.labelport.engine.spool;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.labelport.engine.journal.Entry;
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

    /** As it is kept in a journal. */
    Entry entry() {
        Map<String, Object> categories = new LinkedHashMap<>();
        byCategory.forEach((name, shapes) -> categories.put(name, byName(shapes)));
        return Entry.of(
                "items",
                items,
                "annotations",
                annotations,
                "categories",
                categories,
                "splits",
                byName(bySplit),
                "dataTypes",
                dataTypes.stream().map(DataType::name).toList(),
                "attributes",
                List.copyOf(attributes));
    }

    static CensusCounts of(Entry entry) {
        CensusCounts counts = new CensusCounts();
        counts.items = entry.number("items");
        counts.annotations = entry.number("annotations");
        Entry categories = entry.entry("categories");
        for (String name : categories.fields().keySet()) {
            EnumMap<ShapeKind, Long> shapes = new EnumMap<>(ShapeKind.class);
            categories.numbers(name).forEach((kind, count) -> shapes.put(ShapeKind.valueOf(kind), count));
            counts.byCategory.put(name, shapes);
        }
        entry.numbers("splits").forEach((split, count) -> counts.bySplit.put(Split.valueOf(split), count));
        entry.texts("dataTypes").forEach(type -> counts.dataTypes.add(DataType.valueOf(type)));
        counts.attributes.addAll(entry.texts("attributes"));
        return counts;
    }

    private static <E extends Enum<E>> Map<String, Long> byName(EnumMap<E, Long> counts) {
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((kind, count) -> named.put(kind.name(), count));
        return named;
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
