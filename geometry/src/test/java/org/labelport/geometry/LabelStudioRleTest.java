package org.labelport.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.labelport.model.Shape;

class LabelStudioRleTest {

    /** The code of a set pixel and an unset one. */
    private static final int[] ONE_OF_TWO = {0, 0, 0, 8, 57, 27, 252, 127, 241, 128, 0};

    @Test
    void knownCode() {
        Shape.Mask first = new Shape.Mask(0, 0, 1, 1, new int[] {0, 1});

        assertArrayEquals(ONE_OF_TWO, LabelStudioRle.encode(first, 2, 1));
        assertEquals(first, LabelStudioRle.decode(ONE_OF_TWO, 2, 1));
    }

    @Property
    void anyPixelsComeBack(
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(min = 1, max = 12) int height,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll long seed) {
        Shape.Mask mask = Pixels.random(width, height, percent, seed).mask();

        int[] code = LabelStudioRle.encode(mask, width, height);

        assertTrue(Arrays.stream(code).allMatch(each -> each >= 0 && each <= 255));
        assertEquals(mask, LabelStudioRle.decode(code, width, height));
    }

    @Test
    void longRunsAreCutIntoRecords() {
        Shape.Mask block = new Shape.Mask(100, 50, 700, 600, new int[] {0, 420_000});
        Shape.Mask all = new Shape.Mask(0, 0, 1000, 800, new int[] {0, 800_000});

        assertEquals(block, LabelStudioRle.decode(LabelStudioRle.encode(block, 1000, 800), 1000, 800));
        assertEquals(all, LabelStudioRle.decode(LabelStudioRle.encode(all, 1000, 800), 1000, 800));
    }

    /** As for a brush with a colour: values that are not repeated, then a repeated value that starts inside a pixel. */
    @Test
    void opacityDecidesAboutLiteralValues() {
        // 8 values; literal of 6: 9 8 7 0, 1 2; repeated twice: 3. The second pixel alone is opaque.
        int[] code = bits("00000000000000000000000000001000" + "00111" + "0010" + "0011" + "0111" + "1111" // header
                + "0" + "00" + "101" + "00001001" + "00001000" + "00000111" + "00000000" + "00000001" + "00000010" //
                + "1" + "00" + "001" + "00000011");

        assertEquals(new Shape.Mask(1, 0, 1, 1, new int[] {0, 1}), LabelStudioRle.decode(code, 2, 1));
    }

    private static int[] bits(String bits) {
        int[] bytes = new int[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            bytes[i / 8] |= (bits.charAt(i) - '0') << 7 - i % 8;
        }
        return bytes;
    }

    @Test
    void codesThatEndTooEarlyAreRefused() {
        for (int length = 0; length < ONE_OF_TWO.length; length++) {
            int[] cut = Arrays.copyOf(ONE_OF_TWO, length);
            String message = assertThrows(
                            IllegalArgumentException.class, () -> LabelStudioRle.decode(cut, 2, 1), "cut at " + length)
                    .getMessage();
            assertTrue(message.startsWith("rle.invalid: it ends after " + length + " bytes"), message);
        }
    }

    @Test
    void codesOfOtherSizesAreRefused() {
        assertRefused("rle.invalid: it holds 8 values, but a picture of 3 x 1 pixels has 12", ONE_OF_TWO, 3, 1);
        assertRefused("mask.too-large: ", ONE_OF_TWO, 1 << 15, 1 << 15);
        assertRefused("mask.too-large: ", ONE_OF_TWO, 0, 1);
        assertRefused("rle.invalid: number 4 is 256", new int[] {0, 0, 0, 8, 256}, 2, 1);
        assertRefused("rle.invalid: number 0 is -1", new int[] {-1}, 2, 1);
        assertRefused("rle.invalid: its values have 1 bits", new int[] {0, 0, 0, 8, 0, 0, 0, 0}, 2, 1);
        assertRefused("rle.invalid: the record before byte 7 goes beyond the end of the picture", tooLong(), 2, 1);
    }

    private static int[] tooLong() {
        return bits("00000000000000000000000000001000" + "00111" + "0010" + "0011" + "0111" + "1111" // header
                + "1" + "01" + "1111" + "11111111");
    }

    private static void assertRefused(String start, int[] code, int width, int height) {
        String message = assertThrows(IllegalArgumentException.class, () -> LabelStudioRle.decode(code, width, height))
                .getMessage();
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void masksThatStickOutAreRefused() {
        Shape.Mask outside = new Shape.Mask(2, 0, 1, 1, new int[] {0, 1});

        assertThrows(IllegalArgumentException.class, () -> LabelStudioRle.encode(outside, 2, 1));
    }
}
