package org.labelport.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;

/** Items whose paths, ids, categories and attributes are made to break a writer. */
final class HostileData {

    private HostileData() {}

    /** One item for each hostile path, annotated with a shape that the format writes, where there is one. */
    static DataSet of(Set<DataType> types, Set<ShapeKind> shapes, SampleFiles files) {
        DataType type = Arrays.stream(DataType.values())
                .filter(types::contains)
                .findFirst()
                .orElseThrow();
        Optional<ShapeKind> kind = Arrays.stream(ShapeKind.values())
                .filter(shapes::contains)
                .filter(candidate -> candidate.isOn(type))
                .reduce((first, last) -> first == ShapeKind.TAG ? last : first);
        SampleMedia media = new SampleMedia(files);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < HostileTexts.PATHS.size(); i++) {
            String suffix = HostileTexts.TEXTS.get(i % HostileTexts.TEXTS.size()) + i;
            List<Annotation> annotations = new ArrayList<>();
            if (kind.isPresent()) {
                Shape shape = SampleShapes.of(kind.get()).get(0);
                annotations.add(annotation("m1" + suffix, category(i), shape, i));
                annotations.add(annotation("m2" + suffix, category(i + 7), shape, i + 1));
            }
            Item item = Item.of("../" + suffix, HostileTexts.PATHS.get(i), media.of(type), annotations);
            items.add(item.withSplit(Split.values()[i % 2]));
        }
        return new DataSet(taxonomy(), items);
    }

    private static Taxonomy taxonomy() {
        Skeleton skeleton = new Skeleton(List.of("head", "left hand", "right hand", "feet"), List.of(), List.of());
        return new Taxonomy(HostileTexts.CATEGORIES.stream()
                .map(name -> new Category(name, "parent of " + name, "", skeleton, List.of()))
                .toList());
    }

    private static String category(int number) {
        return HostileTexts.CATEGORIES.get(number % HostileTexts.CATEGORIES.size());
    }

    private static Annotation annotation(String id, String category, Shape shape, int number) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put(
                "name " + HostileTexts.TEXTS.get(number % HostileTexts.TEXTS.size()),
                new Value.Text(HostileTexts.TEXTS.get(number % HostileTexts.TEXTS.size())));
        attributes.put(
                "choices",
                new Value.Choices(List.of("a,b", HostileTexts.TEXTS.get((number + 3) % HostileTexts.TEXTS.size()))));
        return Annotation.of(id, category, shape).withAttributes(attributes);
    }
}
