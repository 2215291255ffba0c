package org.labelport.jsonfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** Arrays of numbers take little memory, and are read as if they were kept like all others. */
class ArrayElementsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, 2, 3]",
                "[0, -1, 0.5, -0.0, 12.50, 123.45678901234567, 0.0000000000000000000000000000001]",
                "[[1, 2], [3, 4.25], [5, 6]]",
                "[\n  1,\n  2,\n  3\n]",
                "[\n  [\n    1.5,\n    2\n  ],\n  [\n    3,\n    4\n  ]\n]",
                "[\n[1, 2],\n[3, 4],\n[5, 6]]"
            })
    void evenNumbersArePacked(String json) throws Exception {
        JsonValue value = JsonReading.text(json, Limits.USUAL);
        Class<?> packed = json.indexOf('[', 1) < 0 ? NumberList.class : NumberRows.class;
        assertInstanceOf(packed, value.elements());
        assertSame(json, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[[], []]",
                "[1, \"a\", 2]",
                "[1, [2], 3]",
                "[1, null]",
                "[[1, 2], 3]",
                "[[1, 2], [3, 4, 5]]",
                "[[1, 2], [[3, 4]], [5, 6]]",
                "[[1, 2], [3, \"4\"]]",
                "[[1, 2], {\"a\": [3, 4]}]",
                "[1, 2,\n3]",
                "[[1, 2], [3,\n4], [5, 6]]",
                "[[1, 2], [\n3, 4], [5, 6]]",
                "[[1, 2], [3, 4],\n\n[5, 6]]",
                "[1, -0]",
                "[1e5, 2E-3, 3]",
                "[1, NaN, -Infinity, Infinity]",
                "[123456789012345678901234567890, 1]",
                "[0.00000000000000000000000000000001]",
                "[[1, 2], [1e5, 2]]"
            })
    void allOtherArraysAreReadToo(String json) throws Exception {
        assertSame(json, JsonReading.text(json, Limits.USUAL));
    }

    /** Compares with the text: each number stands where its value's line says, in the order of the values. */
    private static void assertSame(String json, JsonValue value) {
        List<JsonValue> numbers = new ArrayList<>();
        collect(value, numbers);
        List<String> found = new ArrayList<>();
        numbers.forEach(number -> found.add(number.line() + " " + number.kind() + " " + number.text()));
        List<String> expected = new ArrayList<>();
        String[] lines = json.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            for (String token : lines[line].replaceAll("\"[^\"]*\"", " ").split("[\\[\\]{},: ]+")) {
                if (!token.isEmpty() && !token.equals("null")) {
                    Kind kind = token.matches("-?\\d+") ? Kind.INTEGER : Kind.DECIMAL;
                    expected.add(line + 1 + " " + kind + " " + token);
                }
            }
        }
        assertEquals(expected, found);
    }

    private static void collect(JsonValue value, List<JsonValue> numbers) {
        if (value.isNumber()) {
            numbers.add(value);
        }
        value.elements().forEach(element -> collect(element, numbers));
        value.fields().values().forEach(field -> collect(field, numbers));
    }

    @Test
    void rowsBeginOnTheirLine() throws Exception {
        JsonValue points = JsonReading.text("[\n  [\n    1,\n    2\n  ],\n  [\n    3,\n    4\n  ]\n]", Limits.USUAL);
        assertEquals(
                List.of(2L, 6L), points.elements().stream().map(JsonValue::line).toList());
    }

    @Test
    void packedNumbersAreDoubles() throws Exception {
        JsonValue points = JsonReading.text("[[1, -2.5], [0.1, 123.45678901234567]]", Limits.USUAL);
        assertArrayEquals(
                new double[] {1, -2.5}, points.elements().get(0).numbers().orElseThrow());
        assertArrayEquals(
                new double[] {0.1, 123.45678901234567},
                points.elements().get(1).numbers().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\n0,\n1,\n2,\n3,\n4\n]", "[\n0,\n1,\n2,\n3,\n\"4\"\n]"})
    void everySecondElementKeepsItsLine(String json) throws Exception {
        JsonValue array = JsonReading.text(json, Limits.USUAL);
        assertEquals(List.of("2 0", "4 2", "6 4"), placed(array.everySecond(0)));
        assertEquals(List.of("3 1", "5 3"), placed(array.everySecond(1)));
        assertEquals(List.of("6 4"), placed(array.everySecond(4)));
        assertEquals(List.of(), placed(array.everySecond(5)));
        assertEquals(List.of("5 3"), placed(array.everySecond(1).everySecond(1)));
    }

    private static List<String> placed(JsonValue array) {
        return array.elements().stream()
                .map(element -> element.line() + " " + element.text())
                .toList();
    }

    @Test
    void packedNumbersCountAsValues() throws Exception {
        Limits limits = Limits.of(Map.of(Limit.JSON_VALUES, 1000L));
        String numbers = "[" + "1,".repeat(998) + "1]";
        assertEquals(999, JsonReading.text(numbers, limits).elements().size());
        JsonProblem problem =
                assertThrows(JsonProblem.class, () -> JsonReading.text(numbers.replace("[", "[1,"), limits));
        assertTrue(problem.reason().startsWith("it has more than the 1000 values"), problem.reason());
    }
}
