package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.coco.Written.item;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;

/** The content of files of captions. */
class CocoCaptionsTest {

    private static final String FILE = "annotations/captions_train.json";

    @TempDir
    Path folder;

    private Written write(Map<String, ?> options, Item... items) throws ExportException, IOException {
        return Written.of(new CocoCaptionsConverter(), options, folder, items);
    }

    private static Annotation caption(String id, String attribute, String text) {
        return Annotation.of(id, "", new Shape.Whole()).withAttributes(Map.of(attribute, new Value.Text(text)));
    }

    @Test
    void severalCaptionsOfAPictureComeBack() throws ExportException, IOException {
        Item item = item("1", caption("1", "caption", "two \"dogs\""), caption("2", "caption", "na\u00efve\nlines"));
        Written written = write(Map.of(), item, item("2"));
        assertEquals(
                List.of(
                        "{\"id\":1,\"image_id\":1,\"caption\":\"two \\\"dogs\\\"\"}",
                        "{\"id\":2,\"image_id\":1,\"caption\":\"na\\u00efve\\u000alines\"}"),
                written.entries(FILE));
        assertEquals(List.of(), written.trial().lossCodes());
        assertFalse(written.text(FILE).contains("categories"), "pycocotools would look for category_id");
        assertEquals(
                List.of(item, item("2")), written.read(new CocoCaptionsTarget()).items());
    }

    @Test
    void anItemsOwnCaptionIsNumberedAfterAllOthers() throws ExportException, IOException {
        Item own = new Item(
                "2",
                "2.jpg",
                item("2").split(),
                Optional.empty(),
                Media.Image.of(Blob.ABSENT, 0, 0),
                List.of(),
                List.of(),
                Map.of(Attributes.CAPTION, new Value.Text("own"), "other", new Value.Text("x")));
        Written written = write(Map.of(), item("1", caption("1", "caption", "a")), own);
        assertEquals(
                "{\"id\":3,\"image_id\":2,\"caption\":\"own\"}",
                written.entries(FILE).get(1));
        assertEquals(List.of("attribute.dropped"), written.trial().lossCodes());
        assertTrue(written.text(FILE).contains("{\"id\":2,\"file_name\":\"2.jpg\"}"));
    }

    @Test
    void theAttributeCanHaveAnotherName() throws ExportException, IOException {
        Written written =
                write(Map.of("attribute", "text"), item("1", caption("1", "text", "a"), caption("2", "b", "c")));
        assertEquals(List.of("{\"id\":1,\"image_id\":1,\"caption\":\"a\"}"), written.entries(FILE));
        assertEquals(List.of("tag.dropped"), written.trial().lossCodes());
    }

    @Test
    void aCrowdHasNoPlace() throws ExportException, IOException {
        Map<String, Value> crowd =
                Map.of("caption", new Value.Text("many dogs"), Attributes.CROWD, new Value.Flag(true));
        Item item = item("1", caption("1", "caption", "").withAttributes(crowd));
        for (Written written : List.of(
                write(Map.of(), item),
                Written.of(new CocoResultsConverter(), Map.of("kind", "caption"), folder, item))) {
            assertEquals(List.of("crowd.as-object"), written.trial().lossCodes());
        }
    }

    @Test
    void categoriesAndShapesHaveNoPlace() throws ExportException, IOException {
        Written written = write(
                Map.of(),
                item(
                        "1",
                        caption("1", "caption", "a").withCategory("cat"),
                        Annotation.of("2", "cat", Shape.Box.of(1, 2, 3, 4))));
        assertEquals(1, written.entries(FILE).size());
        assertEquals(
                List.of("tag.dropped", "geometry.unsupported"), written.trial().lossCodes());
    }
}
