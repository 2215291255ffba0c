package org.labelport.testkit;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.labelport.convert.Census;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Annotation;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;

/**
 * The census of items in memory, for tests that call a converter without the engine.
 *
 * @param taxonomy the categories
 * @param all the items, in the order of the data set
 */
public record ListCensus(Taxonomy taxonomy, List<Item> all) implements Census {

    public ListCensus {
        all = List.copyOf(all);
    }

    @Override
    public long items() {
        return all.size();
    }

    @Override
    public long annotations() {
        return all.stream().mapToLong(item -> item.annotations().size()).sum();
    }

    @Override
    public long items(Split split) {
        return all.stream().filter(item -> item.split() == split).count();
    }

    @Override
    public Map<ShapeKind, Long> shapes() {
        return count(all.stream().flatMap(item -> item.annotations().stream()).toList());
    }

    @Override
    public Map<ShapeKind, Long> shapes(String category) {
        return count(all.stream()
                .flatMap(item -> item.annotations().stream())
                .filter(annotation -> annotation.category().equals(category))
                .toList());
    }

    private static Map<ShapeKind, Long> count(List<Annotation> annotations) {
        Map<ShapeKind, Long> counts = new EnumMap<>(ShapeKind.class);
        annotations.forEach(annotation -> counts.merge(annotation.shape().kind(), 1L, Long::sum));
        return new LinkedHashMap<>(counts);
    }

    @Override
    public Set<DataType> dataTypes() {
        return all.stream().map(item -> item.media().dataType()).collect(Collectors.toSet());
    }

    @Override
    public Set<String> attributes() {
        return all.stream()
                .flatMap(item -> item.annotations().stream())
                .flatMap(annotation -> annotation.attributes().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void forEachItem(HeaderVisitor visitor) throws IOException {
        long number = 0;
        for (Item item : all) {
            visitor.visit(new ItemHeader(
                    number++,
                    item.id(),
                    item.path(),
                    item.split(),
                    item.annotations().size()));
        }
    }

    @Override
    public void readItems(ItemVisitor visitor) throws IOException {
        long number = 0;
        long annotation = 0;
        for (Item item : all) {
            visitor.visit(new NumberedItem(number++, annotation, item));
            annotation += item.annotations().size();
        }
    }
}
