package org.labelport.engine.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.json.Json;
import org.labelport.model.JsonText;

/** The files of {@code python-json} were written by Python's json module, from the values of {@code in.ndjson}. */
class JacksonJsonTest {

    private static final Path PYTHON = Path.of("src/test/resources/python-json");

    private final Json json = new JacksonJson();

    @Test
    void valuesAreSpelledAsPythonSpellsThem() throws IOException {
        List<String> documents = Files.readAllLines(PYTHON.resolve("in.ndjson"));
        String[] indented = Files.readString(PYTHON.resolve("indented.txt")).split("\n\u001e\n");
        List<String> lines = Files.readAllLines(PYTHON.resolve("line.txt"));
        for (int i = 0; i < documents.size(); i++) {
            Object value = json.read(JsonText.of(documents.get(i)));

            assertEquals(indented[i], json.text(value, Json.Style.INDENTED).toString());
            assertEquals(lines.get(i), json.text(value, Json.Style.LINE).toString());
        }
    }

    @Test
    void numbersKeepBeingWholeOrNot() throws IOException {
        assertEquals(
                "[\n    40,\n    40.0,\n    12.5,\n    100.0,\n    -0.0,\n    0\n]",
                again("[40, 40.0, 12.50, 1e2, -0.0, -0]"));
    }

    @Test
    void ofEqualKeysNoneIsLeftOutWithoutAWord() {
        for (String twice : List.of("{\"a\": 1, \"b\": 2, \"a\": 3}", "[{\"a\": null, \"a\": null}]")) {
            assertTrue(assertThrows(IOException.class, () -> again(twice))
                    .getMessage()
                    .startsWith("the key 'a' is there twice (byte "));
        }
    }

    @Test
    void halvesOfSurrogatePairsAreEscaped() throws IOException {
        String lone = "\"x\\ud83dy\\ude00\\ud83d\"";

        assertEquals(lone, again(lone));
        String atTheEnd = "[\n    \"" + "a".repeat(10_000) + "\\ud83d\",\n    \"\\ude00\"\n]";
        assertEquals(atTheEnd, again(atTheEnd));
        assertEquals("\"😀\"", again("\"\\ud83d\\ude00\""));
        String long1 = "\"" + "a".repeat(3_999) + "😀".repeat(3_000) + "\"";
        assertEquals(long1, again(long1));
    }

    @Test
    @SuppressWarnings("unchecked") // JSON objects and arrays are maps and lists, see Json
    void longListsOfIntegersCanBeChanged() throws IOException {
        String pixels = "[" + "7, ".repeat(5_000) + "8]";
        Map<String, Object> read = (Map<String, Object>) json.read(JsonText.of("{\"pixels\": " + pixels + "}"));
        List<Object> list = (List<Object>) read.get("pixels");

        assertEquals(5_001, list.size());
        list.set(0, "first");
        list.add(1.5);
        list.remove(1);

        assertEquals("first", list.get(0));
        assertEquals(8L, list.get(4_999));
        assertEquals(1.5, list.get(5_000));
        assertEquals(5_001, list.size());
    }

    @Test
    void pixelsOfAMaskAreKeptWithoutBoxes() throws IOException {
        byte[] text = ("[" + "123456, ".repeat(2_000_000) + "1]").getBytes(StandardCharsets.US_ASCII);

        assertTrue(json.read(new JsonText(text)) instanceof IntegerList);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\" 1}", "[1] 2", "nope", "'a'", "[01]", "\"\u0001\"", "[1 2]"})
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(IOException.class, () -> json.read(JsonText.of(text)));
    }

    @Test
    void depthIsLimited() {
        assertThrows(IOException.class, () -> json.read(JsonText.of("[".repeat(100_000))));
    }

    @Test
    void onlyJsonValuesAreWritten() {
        assertThrows(
                IllegalArgumentException.class,
                () -> json.text(List.of(Path.of("x").toFile()), Json.Style.LINE));
    }

    private String again(String text) throws IOException {
        return json.text(json.read(JsonText.of(text)), Json.Style.INDENTED).toString();
    }

    @Test
    void placeThatIsNotKnownIsNotSaid() {
        IOException refused = assertThrows(
                IOException.class, () -> new JacksonJson().read(new JsonText(new byte[16]))); // like UTF-32

        assertFalse(refused.getMessage().contains("byte"), refused.getMessage());
    }
}
