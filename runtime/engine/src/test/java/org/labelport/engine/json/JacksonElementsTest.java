package org.labelport.engine.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.json.JsonElements;
import org.labelport.json.JsonElements.Element;
import org.labelport.json.JsonSyntaxException;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** Arrays of files, element by element. */
class JacksonElementsTest {

    @TempDir
    Path folder;

    private List<Element> all(JacksonJson json, byte[] content, String... keys) throws IOException {
        Path file = Files.write(folder.resolve("a.json"), content);
        return rest(json.elements(file, keys));
    }

    private List<Element> records(String content) throws IOException {
        return rest(new JacksonJson().records(Files.writeString(folder.resolve("a.json"), content)));
    }

    private static List<Element> rest(JsonElements opened) throws IOException {
        List<Element> all = new ArrayList<>();
        try (JsonElements elements = opened) {
            for (Optional<Element> next = elements.next(); next.isPresent(); next = elements.next()) {
                all.add(next.get());
            }
            assertEquals(Optional.empty(), elements.next());
        }
        return all;
    }

    private List<Element> all(String content, String... keys) throws IOException {
        return all(new JacksonJson(), content.getBytes(StandardCharsets.UTF_8), keys);
    }

    @Test
    void elementsComeOneAfterTheOtherWithTheirLines() throws IOException {
        List<Element> all = all("[\n{\"a\": 1},\n\n [2.0, null], null,\n\"x\"]\n");
        assertEquals(
                List.of(
                        new Element(Map.of("a", 1L), 2),
                        new Element(Arrays.asList(2.0, null), 4),
                        new Element(null, 4),
                        new Element("x", 5)),
                all);
    }

    @Test
    void arraysLieBehindKeys() throws IOException {
        String file =
                "{\"info\": {\"items\": [1]}, \"data\": {\"n\": [[0]], \"items\": [7, 8], \"m\": {}}, \"more\": []}";
        assertEquals(List.of(new Element(7L, 1), new Element(8L, 1)), all(file, "data", "items"));
    }

    @Test
    void emptyArrayHasNone() throws IOException {
        assertEquals(List.of(), all("[]"));
        assertEquals(List.of(), all("\uFEFF{\"a\": []}", "a"));
    }

    @Test
    void recordsAreValuesOneAfterTheOtherOrThoseOfAnArray() throws IOException {
        List<Element> all = List.of(new Element(Map.of("a", 1L), 1), new Element(null, 2), new Element(List.of(2L), 4));
        assertEquals(all, records("{\"a\": 1}\nnull\n\n[2]\n"));
        assertEquals(all, records("[{\"a\": 1},\nnull,\n\n[2]]\n"));
        assertEquals(List.of(new Element(1L, 1), new Element(List.of(2L), 1)), records("\uFEFF1 [2]"));
        assertEquals(List.of(), records("[]"));
        assertEquals(List.of(), records(" \n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} {\"a\": 2      | it is not JSON",
                "{\"a\": 1} ]               | it is not JSON",
                "[{\"a\": 1}                | it ends in the middle",
                "[{\"a\": 1}] {\"a\": 2}    | there is more after",
                "{\"a\": 1, \"a\": 2}       | the key 'a' is there twice",
                "PK                         | it is not JSON"
            })
    void whatIsWrongWithRecordsIsSaidWithTheFileAndLine(String content, String words) {
        JsonSyntaxException refused = assertThrows(JsonSyntaxException.class, () -> records("\n" + content));
        assertTrue(refused.getMessage().startsWith(folder.resolve("a.json") + ", line 2: "), refused.getMessage());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1, 2 |                        | it ends in the middle",
                "[1, 2                          | | it ends in the middle",
                "[1] 2                          | | there is more after",
                "[1, }                          | | it is not JSON",
                "[{\"a\": 1, \"a\": 2}]         | | the key 'a' is there twice",
                "7                              | | there is no JSON with a list",
                "{\"b\": []}                    | a | there is no 'a'",
                "{\"a\": {}}                    | a | there is no JSON with a list",
                "[]                             | a | there is no JSON with an object with 'a'",
                "{\"a\": [1], \"a\": [2]}       | a | the key 'a' is there twice",
                "{\"a\": [1]                    | a | it ends in the middle"
            })
    void whatIsWrongIsSaidWithTheFile(String content, String key, String words) {
        String[] keys = key == null ? new String[0] : new String[] {key};
        JsonSyntaxException refused = assertThrows(JsonSyntaxException.class, () -> all(content, keys));
        assertTrue(refused.getMessage().startsWith(folder.resolve("a.json").toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    @Test
    void elementThatIsTooLargeIsRefused() throws IOException {
        JacksonJson json = new JacksonJson(Limits.of(Map.of(Limit.JSON_VALUES, 1000L)));
        byte[] small = ("[" + "[1,1,1],".repeat(2000) + "1]").getBytes(StandardCharsets.UTF_8);
        assertEquals(2001, all(json, small).size());
        byte[] large = ("[\n[" + "1,".repeat(2000) + "1]]").getBytes(StandardCharsets.UTF_8);
        JsonSyntaxException refused = assertThrows(JsonSyntaxException.class, () -> all(json, large));
        assertTrue(refused.getMessage().contains("raise 'jsonValues' in limits.json (now 1000)"), refused.getMessage());
        assertTrue(refused.getMessage().contains(", line 2: there is more than the 1000"), refused.getMessage());
    }

    @Test
    void fileThatIsNotThere() {
        assertThrows(NoSuchFileException.class, () -> new JacksonJson().elements(folder.resolve("none.json")));
    }
}
