package org.labelport.yolo;

import java.util.List;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.MemoryExport;

/** Exports pictures of 100 x 100 pixels with cats and dogs. */
final class Animals {

    static final Taxonomy ANIMALS = taxonomy("cat", "dog");

    private Animals() {}

    static MemoryExport export(Item... items) throws Exception {
        return MemoryExport.of(new YoloConverter(), Map.of(), ANIMALS, List.of(items));
    }

    static MemoryExport export(String task, Item item) throws Exception {
        return MemoryExport.of(new YoloConverter(), Map.of("task", task), ANIMALS, List.of(item));
    }

    static Taxonomy taxonomy(String... names) {
        return new Taxonomy(List.of(names).stream().map(Category::of).toList());
    }

    static Annotation annotation(String id, String category, Shape shape) {
        return Annotation.of(id, category, shape);
    }

    static Item item(String path, Annotation... annotations) {
        return Item.of(path, path, Media.Image.of(Blob.ABSENT, 100, 100), List.of(annotations));
    }
}
