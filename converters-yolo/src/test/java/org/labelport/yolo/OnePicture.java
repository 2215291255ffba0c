package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.MemoryExport;

/** Exports one picture of 100 x 100 pixels. The category of people has keypoints, that of cars has none. */
final class OnePicture {

    static final Taxonomy PEOPLE = new Taxonomy(List.of(
            new Category(
                    "person",
                    "",
                    "",
                    new Skeleton(List.of("left", "right"), List.of(new Skeleton.Edge(0, 1)), List.of(1, 0)),
                    List.of()),
            Category.of("car")));

    private OnePicture() {}

    static String auto(Annotation... annotations) throws Exception {
        MemoryExport export = run(Map.of(), annotations);
        assertEquals(List.of(), UltralyticsRules.offences(export));
        return export.text("labels/train/a.txt");
    }

    static MemoryExport run(Map<String, String> options, Annotation... annotations) throws Exception {
        return MemoryExport.of(new YoloConverter(), options, PEOPLE, List.of(item(annotations)));
    }

    static Item item(Annotation... annotations) {
        return Item.of("a", "a.png", Media.Image.of(Blob.ABSENT, 100, 100), List.of(annotations));
    }

    static Annotation annotation(String id, String category, Shape shape) {
        return Annotation.of(id, category, shape);
    }
}
