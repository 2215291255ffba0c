package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;

/** How ids and keys of annotations are read. Their geometry has a test of its own. */
class CocoAnnotationReadingTest {

    private static final String BOX = "{\"id\":1,\"image_id\":5,\"category_id\":1,\"bbox\":[1,2,3,4]}";

    @Test
    void anIscrowdThatIsNoneIsAnErrorOfTheAnnotation() {
        for (String good : List.of("0", "1", "0.0", "true", "false", "null", "\"0\"", "\"1\"")) {
            assertEquals(
                    List.of(),
                    CocoReading.ofAnnotations(BOX.replace("}", ",\"iscrowd\":" + good + "}"))
                            .errors());
        }
        for (String bad : List.of("2", "-1", "0.5", "\"yes\"", "\"\"", "[]", "{\"a\":1}", "NaN")) {
            CocoReading read = CocoReading.ofAnnotations(BOX.replace("}", ",\"iscrowd\":" + bad + "}"));
            assertEquals(List.of("crowd.invalid"), read.errorCodes(), bad);
            assertEquals(List.of(), read.annotations());
        }
    }

    @Test
    void aCategoryThatIsNoIdIsAnErrorOfTheAnnotation() {
        for (String bad : List.of("[1]", "{\"id\":1}", "true")) {
            CocoReading read = CocoReading.ofAnnotations(BOX.replace("category_id\":1", "category_id\":" + bad));
            assertEquals(List.of("category.unknown"), read.errorCodes(), bad);
            assertEquals(List.of(), read.annotations());
        }
        CocoReading none = CocoReading.ofAnnotations(BOX.replace("category_id\":1", "category_id\":null"));
        assertEquals(List.of(), none.errorCodes());
        assertEquals("", none.annotation().category());
    }

    @Test
    void anEntryWithoutBoxAndCaptionSaysWhatItNeeds() {
        for (String nothing : List.of("\"caption\":5", "\"caption\":null", "\"bbox\":null")) {
            CocoReading read = CocoReading.ofAnnotations("{\"id\":9,\"image_id\":5," + nothing + ",\"area\":1}");
            assertEquals(List.of("geometry.missing"), read.errorCodes(), nothing);
            assertTrue(read.errors().get(0).message().contains("no text as its caption; give it one of these"));
        }
    }

    @Test
    void annotationsOfNoImageAreErrorsWithoutAnItem() throws IOException, ExportException {
        CocoReading read = CocoReading.ofAnnotations(
                BOX.replace("5", "6") + "," + BOX.replace("5", "\"none\"") + ",{\"id\":3,\"bbox\":[1,2,3,4]}");
        assertEquals(List.of("image.unknown", "image.unknown", "image.unknown"), read.errorCodes());
        assertEquals(
                List.of("", "", ""), read.errors().stream().map(ItemError::item).toList());
        assertEquals(
                List.of("1", "1", "3"),
                read.errors().stream().map(ItemError::annotation).toList());
    }

    @Test
    void aFaultOfAnAnnotationIsNoneOfTheNext() {
        Map<String, String> faults = Map.of(
                "\"bbox\":[1,2,NaN,4]", "number.invalid",
                "\"bbox\":[1,2,3,4],\"bbox\":[1,2,3,4]", "key.duplicate",
                "\"bbox\":[1,2,3,4],\"attributes\":{\"a\":1,\"a\":2}", "key.duplicate");
        faults.forEach((fault, code) -> {
            CocoReading read =
                    CocoReading.ofAnnotations("{\"id\":9,\"image_id\":5,\"category_id\":1," + fault + "}," + BOX);
            assertEquals(List.of(code), read.errorCodes(), fault);
            assertEquals(
                    List.of("9"),
                    read.errors().stream().map(ItemError::annotation).toList());
            assertEquals(
                    List.of("1"),
                    read.annotations().stream().map(Annotation::id).toList());
        });
    }

    @Test
    void attributesKeepTheirTypes() {
        Annotation read = CocoReading.ofAnnotations("""
                {"id":1,"image_id":5,"category_id":1,"bbox":[1,2,3,4],"iscrowd":1,"score":0.5,
                 "ignore":0,"note":"hi","no":null,
                 "area":3,"num_keypoints":0,
                 "attributes":{"occluded":true,"truncated":false,"n":1.5,"t":"text","l":[1,"a",{"b":null}],"z":null,
                               "track_id":7}}""").annotation();
        assertEquals(
                Map.of(
                        Attributes.CROWD,
                        new Value.Flag(true),
                        "occluded",
                        new Value.Flag(true),
                        "truncated",
                        new Value.Flag(false),
                        "n",
                        new Value.Number(1.5),
                        "t",
                        new Value.Text("text"),
                        "l",
                        new Value.Text("[1,\"a\",{\"b\":null}]"),
                        "x:ignore",
                        new Value.Text("0"),
                        "x:note",
                        new Value.Text("hi")),
                read.attributes());
        assertEquals(Optional.of(0.5), read.provenance().score());
        assertEquals("7", read.track());
    }

    @Test
    void keysOfAnnotationsWithListsAreReportedOnce() {
        String one =
                "{\"id\":1,\"image_id\":5,\"category_id\":1,\"bbox\":[1,2,3,4],\"curve\":[1,2],\"attributes\":[1]}";
        CocoReading read = CocoReading.ofAnnotations(one + "," + one.replace("\"id\":1", "\"id\":2"));
        assertEquals(2, read.annotations().size());
        assertEquals(List.of("attribute.dropped", "attribute.dropped"), read.lossCodes());
    }

    @Test
    void anAnnotationWithoutCategoryIsReadAsOne() {
        assertEquals(
                "",
                CocoReading.ofAnnotations("{\"id\":1,\"image_id\":5,\"bbox\":[1,2,3,4]}")
                        .annotation()
                        .category());
    }

    @Test
    void doubledAnnotationIdsGetASuffix() {
        CocoReading read = CocoReading.ofAnnotations(BOX + "," + BOX + "," + BOX);
        assertEquals(
                List.of("1", "1__2", "1__3"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(List.of("id.duplicate", "id.duplicate"), read.lossCodes());
    }

    @Test
    void anAnnotationWithoutIdIsNamedByItsPlace() {
        assertEquals(
                "#0",
                CocoReading.ofAnnotations(BOX.replace("\"id\":1,", ""))
                        .annotation()
                        .id());
    }
}
