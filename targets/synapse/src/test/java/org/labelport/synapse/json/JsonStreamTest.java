package org.labelport.synapse.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.JsonText;

class JsonStreamTest {

    private static final List<String> VALUES = List.of(
            "0",
            "-12.50e+3",
            "NaN",
            "-Infinity",
            "true",
            "false",
            "null",
            "\"\"",
            "\"a\\\"}\\u00e4한\"",
            "[]",
            "{}",
            "[ 1 , 2]",
            "{\"a\" : [{\"b\":\"]\"}]}",
            "\"" + "x".repeat(20_000) + "\"",
            "[" + "1,".repeat(9_000) + "1]");

    @Test
    void everyValueIsFoundWhereverItLies() throws IOException {
        // Moves all values across the borders of the parser's buffer.
        for (int shift = 0; shift < 8_100; shift += 7) {
            StringBuilder json = new StringBuilder("{" + " ".repeat(shift));
            for (int i = 0; i < VALUES.size(); i++) {
                json.append(i == 0 ? "" : ",")
                        .append("\"한")
                        .append(i)
                        .append("\" : ")
                        .append(VALUES.get(i))
                        .append(" ");
            }
            byte[] bytes = json.append("}").toString().getBytes(StandardCharsets.UTF_8);
            try (JsonStream in = JsonStream.of(new ByteArrayInputStream(bytes), Limits.USUAL)) {
                assertEquals(JsonToken.START_OBJECT, in.advance());
                Map<String, Extent> fields = in.fields(twice -> {});
                for (int i = 0; i < VALUES.size(); i++) {
                    assertEquals(VALUES.get(i), slice(bytes, fields.get("한" + i)), "shift " + shift);
                }
                assertTrue(in.advanceUnlessAtEnd().isEmpty());
            }
        }
    }

    private static String slice(byte[] bytes, Extent extent) {
        int start = (int) extent.start();
        return new String(Arrays.copyOfRange(bytes, start, start + extent.length()), StandardCharsets.UTF_8);
    }

    @Test
    void numbersAtTheEndOfATextAreWhole() throws IOException {
        assertEquals(List.of(JsonText.of("1"), JsonText.of("23")), JsonStream.elements(JsonText.of("[1,23]")));
        assertEquals(Map.of("a", JsonText.of("4")), JsonStream.fields(JsonText.of("{\"a\":4}")));
        assertEquals(List.of(), JsonStream.elements(JsonText.of("{}")));
        assertEquals(Map.of(), JsonStream.fields(JsonText.of("[]")));
    }

    @Test
    void keyThatIsThereTwiceIsSaid() {
        JsonFormatException failure =
                assertThrows(JsonFormatException.class, () -> JsonStream.fields(JsonText.of("{\"a\": 3, \"a\":4}")));
        assertEquals("it has the key 'a' twice", failure.getMessage());
    }

    @Test
    void pageThatIsTooDeepIsRefusedAndTheLimitNamed() throws IOException {
        byte[] deep = "[[[[[[[[[1]]]]]]]]]".getBytes(StandardCharsets.UTF_8);
        try (JsonStream in = JsonStream.of(new ByteArrayInputStream(deep), Limits.USUAL)) {
            in.advance();
            assertEquals(deep.length, in.value().length());
        }
        try (JsonStream in = JsonStream.of(new ByteArrayInputStream(deep), Limits.of(Map.of(Limit.PAGE_DEPTH, 8L)))) {
            in.advance();
            String message = assertThrows(JsonFormatException.class, in::value).getMessage();
            assertTrue(message.contains("raise 'pageDepth' in limits.json (now 8)"), message);
        }
    }

    @Test
    void whatIsNoJsonIsSaid() {
        for (String text : List.of("{", "{\"a\": [1, }", "[1, 2", "{\"a\": tru}", "{\"a\": \"x", "{\"a\": 1,}")) {
            assertThrows(
                    JsonFormatException.class,
                    () -> {
                        JsonStream.fields(JsonText.of(text));
                        JsonStream.elements(JsonText.of(text));
                    },
                    text);
        }
    }

    @Test
    void smallDocumentsAreReadAndWritten() throws IOException {
        String json = "{\"a\":[1,2.5,\"ü\",null,true,{\"b\":12345678901234567890}]}";

        assertEquals(
                json,
                new String(
                        SmallJson.write(SmallJson.read(json.getBytes(StandardCharsets.UTF_8))),
                        StandardCharsets.UTF_8));
        assertEquals("[null]", new String(SmallJson.write(List.of(Double.NaN)), StandardCharsets.UTF_8));
        assertThrows(JsonFormatException.class, () -> SmallJson.read("1 2".getBytes(StandardCharsets.UTF_8)));
        assertThrows(JsonFormatException.class, () -> SmallJson.read(new byte[0]));
        assertEquals(Map.of(), SmallJson.object("[]".getBytes(StandardCharsets.UTF_8)));
    }
}
