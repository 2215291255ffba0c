package org.labelport.yolo;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.labelport.convert.Census;
import org.labelport.model.Annotation;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;

/** Counts of a list of items. */
record ListCensus(Taxonomy taxonomy, List<Item> all) implements Census {

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
        return all.stream()
                .flatMap(item -> item.annotations().stream())
                .collect(Collectors.groupingBy(
                        annotation -> annotation.shape().kind(),
                        () -> new EnumMap<>(ShapeKind.class),
                        Collectors.counting()));
    }

    @Override
    public Map<ShapeKind, Long> shapes(String category) {
        return all.stream()
                .flatMap(item -> item.annotations().stream())
                .filter(annotation -> annotation.category().equals(category))
                .collect(Collectors.groupingBy(annotation -> annotation.shape().kind(), Collectors.counting()));
    }

    @Override
    public Set<DataType> dataTypes() {
        return all.stream().map(item -> item.media().dataType()).collect(Collectors.toSet());
    }

    @Override
    public Set<String> attributes() {
        Set<String> names = new TreeSet<>();
        for (Item item : all) {
            for (Annotation annotation : item.annotations()) {
                names.addAll(annotation.attributes().keySet());
            }
        }
        return names;
    }

    @Override
    public void forEachItem(HeaderVisitor visitor) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            Item item = all.get(i);
            visitor.visit(new ItemHeader(
                    i, item.id(), item.path(), item.split(), item.annotations().size()));
        }
    }
}
