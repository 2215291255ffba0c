package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.Attributes;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Values of panoptic files that are of another type than they should be. */
final class PanopticValuesTest extends PanopticTrying {

    @Test
    void listsThatAreNoneEndTheRun() {
        for (String list : List.of("images", "annotations", "categories")) {
            for (String bad : List.of("true", "{}", "\"abc\"", "5")) {
                String json = GOOD.replace("\"" + list + "\":", "\"" + list + "\":" + bad + ",\"other\":");
                ExportException e = assertThrows(ExportException.class, () -> read(json), json);
                assertEquals("coco.syntax", e.code());
                assertTrue(e.getMessage().contains("'" + list + "' is not a list"), e.getMessage());
            }
        }
    }

    @Test
    void anIscrowdThatIsNoneIsAnErrorOfItsSegment() throws Exception {
        for (String good : List.of("0", "1", "false", "true", "null", "\"0\"", "\"1\"", "0.0", "-0.0")) {
            Trial read = read(GOOD.replace("\"iscrowd\":0", "\"iscrowd\":" + good));
            assertEquals(List.of(), read.errors(), good);
            assertEquals(
                    good.matches("1|true|\"1\""),
                    Attributes.isSet(read.items().get(0).annotations().get(0).attributes(), Attributes.CROWD),
                    good);
        }
        for (String bad : List.of("2", "-1", "0.5", "\"yes\"", "\"\"", "[]", "{\"a\":1}")) {
            Trial read = read(GOOD.replace("\"iscrowd\":0", "\"iscrowd\":" + bad));
            assertEquals(List.of("crowd.invalid"), read.errorCodes(), bad);
            assertEquals(List.of(), read.items().get(0).annotations(), bad);
        }
    }

    @Test
    void verifyKnowsIdsThatAreTextsAndFilesThatAreNoPlainText() throws Exception {
        assertEquals(
                List.of("image-unknown", "image-unlisted"), verify(GOOD.replace("image_id\":1", "image_id\":\"1\"")));
        assertEquals(List.of("category-unknown"), verify(GOOD.replace("category_id\":1", "category_id\":\"1\"")));
        assertEquals(List.of("category-unknown"), verify(GOOD.replace("[{\"id\":1,\"name", "[{\"id\":\"1\",\"name")));
        assertEquals(List.of("byte-order-mark"), verify("\uFEFF" + GOOD));
    }

    @Test
    void aKeyThatIsThereTwiceIsAnErrorOfItsElement() throws Exception {
        String two = GOOD.replace(
                "[{\"id\":1,\"file", "[{\"id\":2,\"file_name\":\"b.jpg\",\"width\":4,\"height\":2},{\"id\":1,\"file");
        Trial image = read(two.replace("\"height\":2}]", "\"height\":2,\"height\":3}]"));
        assertEquals(List.of("key.duplicate", "image.unknown"), image.errorCodes());
        assertEquals(List.of("2"), image.ids());
        for (String change : List.of("\"area\":2", "\"file_name\":\"a.png\"")) {
            Trial annotation = read(two.replace(change, change + "," + change));
            assertEquals(List.of("key.duplicate"), annotation.errorCodes(), change);
            assertEquals(List.of("2", "1"), annotation.ids(), change);
            assertEquals(List.of("key-repeated"), verify(GOOD.replace(change, change + "," + change)), change);
        }
        assertEquals(List.of("key-repeated"), verify(GOOD.replace("\"isthing\":1", "\"isthing\":1,\"isthing\":1")));
        String info = "{\"info\":{\"a\":1,\"a\":2},\"info\":{},";
        assertEquals(List.of(), read(info + GOOD.substring(1)).errorCodes());
    }

    @Test
    void categoriesAndListsThatAreThereTwiceEndTheRun() {
        for (String change : List.of("\"isthing\":1", "\"name\":\"car\"", "\"images\":[]")) {
            String json = change.startsWith("\"images")
                    ? "{" + change + "," + GOOD.substring(1)
                    : GOOD.replace(change, change + "," + change);
            ExportException e = assertThrows(ExportException.class, () -> read(json), json);
            assertEquals("coco.syntax", e.code());
            assertTrue(e.getMessage().contains("twice"), e.getMessage());
        }
    }

    @Test
    void aSideThatIsNoneIsTold() throws Exception {
        for (String bad : List.of("\"abc\"", "-4", "0.5", "1e18", "true", "[4]")) {
            Trial read = read(GOOD.replace("\"width\":4", "\"width\":" + bad));
            assertEquals(List.of("number.invalid"), read.lossCodes(), bad);
            assertEquals(List.of(), read.errors(), bad);
        }
        for (String none : List.of("0", "null", "4.0")) {
            assertEquals(
                    List.of(),
                    read(GOOD.replace("\"width\":4", "\"width\":" + none)).lossCodes(),
                    none);
        }
    }
}
