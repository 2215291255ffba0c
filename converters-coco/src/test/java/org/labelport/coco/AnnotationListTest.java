package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading annotations in pieces changes no message about them, or about what comes after them. */
class AnnotationListTest {

    private static final String HEAD = "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"width\":9,\"height\":9}],\n"
            + "\"categories\":[{\"id\":1,\"name\":\"cat\"}], \"annotations\": [";
    private static final String PLAIN = "{\"id\":%d,\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]}";

    @Test
    void errorsOfAnnotationsNameTheSamePlaceAfterPlainOnes() throws Exception {
        StringBuilder json = new StringBuilder(HEAD);
        for (int i = 0; i < 20_000; i++) {
            json.append("\n  ").append(String.format(PLAIN, i)).append(',');
        }
        json.append("\n   {\"id\":20000,\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,1e13,4]},\n 5,\n")
                .append("{\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,NaN,4]}]}");
        CocoReading read = CocoReading.ofJson(json.toString());
        assertEquals(20_000, read.items().get(0).annotations().size());
        List<String> messages =
                read.errors().stream().map(error -> error.message()).toList();
        assertEquals(3, messages.size(), messages.toString());
        assertTrue(messages.get(0).contains("annotations[20001] (line 20004, column 2)"), messages.toString());
        assertTrue(messages.get(1).contains("1e13 at line 20003, column 57"), messages.toString());
        assertTrue(messages.get(2).contains("#20002") && messages.get(2).contains("NaN at line 20005, column 43"));
    }

    @Test
    void whatComesAfterTheAnnotationsHasItsPlaceToo() throws Exception {
        String json = "{\n\"annotations\": [" + String.format(PLAIN, 1) + ",\n" + String.format(PLAIN, 2)
                + "],\n\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}, 3], \"categories\":[{\"id\":1,\"name\":\"cat\"}]}";
        CocoReading read = CocoReading.ofJson(json);
        assertEquals(1, read.errors().size());
        assertTrue(
                read.errors().get(0).message().contains("images[1] (line 4, column 41)"),
                read.errors().get(0).message());
    }

    @Test
    void syntaxErrorsNameTheirPlace() throws Exception {
        String plain = String.format(PLAIN, 1);
        for (Map.Entry<String, String> entry : Map.of(
                        HEAD + plain + ",\n{\"id\":2,}]}", "line 3, column 9 is not valid JSON",
                        HEAD + plain + "\n" + plain + "]}", "line 3, column 1 is not valid JSON",
                        HEAD + plain + ",\n]}", "line 3, column 1 is not valid JSON",
                        HEAD + plain + ",\n" + "{\"id\":", "line 3, column 7 ends in the middle",
                        HEAD + "{\"id\":1]}]}", "line 2, column 62 is not valid JSON",
                        HEAD + plain + "],\n\"info\":x,\n\"licenses\":[]}", "line 3, column 8 is not valid JSON")
                .entrySet()) {
            String line = CocoReading.failureOf(entry.getKey());
            assertTrue(line.contains(entry.getValue()), entry.getKey() + " gives " + line);
        }
    }
}
