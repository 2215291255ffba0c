package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.coco.file.CocoJson;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.limits.Limits;

/** Lists that are read in pieces: what is found, and where it is said to be, is as if there were no pieces. */
class AnnotationListTest {

    private static final String HEAD = "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"width\":9,\"height\":9}],\n"
            + "\"categories\":[{\"id\":1,\"name\":\"cat\"}], \"annotations\": [";
    private static final String PLAIN = "{\"id\":%d,\"image_id\":1,\"category_id\":1,\"bbox\":[1,2,3,4]}";

    @Provide
    Arbitrary<List<String>> elements() {
        return Arbitraries.of(
                        "{}",
                        "{\"a\":[{},[1,\"}]\\\"\"]]}",
                        "{\"a\":\r\n1,\r\"b\" : {\"c\":\n[]}}",
                        "{\"text\":\"\\\\\"}",
                        "{\"ä\":\"€\"}",
                        "{\"long\":\"" + "x".repeat(70) + "\"}")
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 1000)
    void piecesHaveTheSamePlacesAsTheList(
            @ForAll("elements") List<String> elements, @ForAll @IntRange(min = 1, max = 90) int pieceBytes)
            throws IOException {
        byte[] json = ("[" + String.join(" \r\n,\n", elements) + "\n ] ").getBytes(StandardCharsets.UTF_8);
        JsonInput in = new JsonInput(new ByteArrayInputStream(json, 1, json.length - 1));
        ObjectList list = new ObjectList(in, new TextPlace(1, 1, 2), pieceBytes);
        ObjectPiece piece = new ObjectPiece();
        List<String> found = new ArrayList<>();
        while (list.next(piece)) {
            try (JsonParser parser = piece.parser(0, piece.size(), Limits.USUAL)) {
                places(parser, found);
            }
        }
        list.requireSound();
        List<String> expected = new ArrayList<>();
        try (JsonParser whole = CocoJson.open(new ByteArrayInputStream(json), Limits.USUAL)) {
            places(whole, expected);
            assertEquals(expected, found);
            assertEquals(
                    CocoSyntax.place(whole),
                    "line " + list.place().line() + ", column " + list.place().column());
            assertEquals(
                    whole.currentTokenLocation().getByteOffset(), list.place().offset());
        }
        assertEquals(']', list.rest()[0]);
    }

    /** Where the objects of a list and their fields start. */
    private static void places(JsonParser parser, List<String> places) throws IOException {
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int depth = 1;
            while (depth > 0) {
                places.add(parser.currentToken() + " at " + CocoSyntax.place(parser) + ", byte "
                        + parser.currentTokenLocation().getByteOffset());
                JsonToken token = parser.nextToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
    }

    @Test
    void endsBeforeAnElementThatIsNoObject() throws IOException {
        ObjectList list = list("{\"a\":1} , 7, {}]");
        ObjectPiece piece = new ObjectPiece();
        assertTrue(list.next(piece));
        assertFalse(list.next(piece));
        assertEquals("7, {}]", new String(list.rest(), StandardCharsets.UTF_8));
        list.requireSound();
    }

    @Test
    void listsThatJsonDoesNotHaveAreUnsoundAfterWhatCouldBeRead() throws IOException {
        for (String json : List.of("{} {}]", "{},]", "{},{\"a\":", "{}, ", "{}")) {
            ObjectList list = list(json);
            ObjectPiece piece = new ObjectPiece();
            assertTrue(list.next(piece), json);
            assertEquals(1, piece.size(), json);
            assertFalse(list.next(piece), json);
            assertThrows(JsonParseException.class, list::requireSound, json);
        }
    }

    private static ObjectList list(String json) throws IOException {
        return new ObjectList(
                new JsonInput(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))), new TextPlace(0, 1, 1));
    }

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
