package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labelport.coco.Written.item;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;

/** The content of files of labels. */
class CocoLabelsTest {

    private static final String FILE = "annotations/labels_train.json";

    @TempDir
    Path folder;

    private Written write(Item... items) throws ExportException, IOException {
        return Written.of(new CocoLabelsConverter(), Map.of(), folder, items);
    }

    private static Annotation label(String id, String category) {
        return Annotation.of(id, category, new Shape.Whole());
    }

    @Test
    void severalLabelsOfAPictureComeBackFromBothTargets() throws ExportException, IOException {
        Item item = item(
                "1", label("1", "tree"), label("2", "cat").withAttributes(Map.of("caption", new Value.Text("night"))));
        Written written = write(item, item("2"));
        assertEquals(
                List.of(
                        "{\"id\":1,\"image_id\":1,\"category_id\":3}",
                        "{\"id\":2,\"image_id\":1,\"category_id\":2,\"attributes\":{\"caption\":\"night\"}}"),
                written.entries(FILE));
        assertEquals(List.of(), written.trial().lossCodes());
        assertEquals(
                List.of(item, item("2")), written.read(new CocoLabelsTarget()).items());
        assertEquals(List.of(item, item("2")), written.read(new CocoTarget()).items());
    }

    @Test
    void shapesAndTagsWithoutACategoryHaveNoPlace() throws ExportException, IOException {
        Written written = write(
                item("1", label("1", ""), Annotation.of("2", "cat", Shape.Box.of(1, 2, 3, 4)), label("3", "cat")));
        assertEquals(List.of("{\"id\":3,\"image_id\":1,\"category_id\":2}"), written.entries(FILE));
        assertEquals(
                List.of("category.missing", "geometry.unsupported"),
                written.trial().lossCodes());
    }
}
