package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CocoRleTest {

    @ParameterizedTest
    @CsvSource({"5 2 2 2 2 2 5, 5220003", "0 1 8, 018", "6, 6", "0 6, 06"})
    void countsOfPycocotools(String counts, String text) {
        int[] numbers = numbers(counts);

        assertEquals(text, CocoRle.encode(numbers));
        assertArrayEquals(numbers, CocoRle.decode(text));
    }

    @Test
    void nothingIsAnEmptyText() {
        assertEquals("", CocoRle.encode(new int[0]));
        assertArrayEquals(new int[0], CocoRle.decode(""));
    }

    @Test
    void largestCountsSurvive() {
        int[] counts = {Integer.MAX_VALUE, 0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0, 1};

        assertArrayEquals(counts, CocoRle.decode(CocoRle.encode(counts)));
    }

    @Property
    void anyCountsSurvive(@ForAll List<@IntRange(max = Integer.MAX_VALUE) Integer> numbers) {
        int[] counts = numbers.stream().mapToInt(Integer::intValue).toArray();
        String text = CocoRle.encode(counts);

        assertTrue(text.chars().allMatch(c -> c >= 48 && c <= 111));
        assertArrayEquals(counts, CocoRle.decode(text));
    }

    @Property
    void anyTextIsDecodedOrRefused(@ForAll String text) {
        try {
            for (int count : CocoRle.decode(text)) {
                assertTrue(count >= 0);
            }
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().startsWith("rle.invalid: "), e.getMessage());
        }
    }

    @Test
    void characterOutOfRangeIsNamed() {
        assertEquals("rle.invalid: character 2 (code 112) is not one of '0' to 'o'", refusal("52p"));
        assertEquals("rle.invalid: character 0 (code 10) is not one of '0' to 'o'", refusal("\n"));
        assertEquals("rle.invalid: character 1 (code 233) is not one of '0' to 'o'", refusal("5é"));
    }

    @Test
    void truncationIsNamed() {
        assertEquals("rle.invalid: the text ends inside the number that starts at character 1", refusal("5Po"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oooooooo", "ooooooo0", "PPPPPPP1", "oooooo3"})
    void numberThatOverflowsIsRefused(String text) {
        assertTrue(refusal(text).startsWith("rle.invalid: "));
    }

    @Test
    void negativeCountIsRefused() {
        assertEquals("rle.invalid: count 0 at character 0 is -1, not 0 to 2147483647", refusal("O"));
        assertThrows(IllegalArgumentException.class, () -> CocoRle.encode(new int[] {1, -1}));
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> CocoRle.decode(text))
                .getMessage();
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
