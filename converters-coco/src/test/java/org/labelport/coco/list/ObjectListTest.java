package org.labelport.coco.list;

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

/** Cutting a list into pieces changes neither the objects that are found nor their positions. */
class ObjectListTest {

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

    /** Returns the positions of the objects of a list and of their fields. */
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
}
