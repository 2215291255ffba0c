package org.labelport.geometry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes and decodes COCO's compressed run-length encoding, the {@code counts} text of a segmentation. From the fourth
 * count on, the difference from the count two places before is written. A number is written in groups of five bits, the
 * lowest group first, one character each.
 */
public final class CocoRle {

    private static final int FIRST_CHARACTER = 48;
    private static final int GROUP_BITS = 5;
    private static final int GROUP_MASK = 0x1f;
    private static final int SIGN_BIT = 0x10;
    private static final int MORE_BIT = 0x20;
    /** Seven groups hold the difference of any two counts. */
    private static final int MAX_GROUPS = 7;

    private CocoRle() {}

    /**
     * Returns run lengths as text.
     *
     * @param counts run lengths, each 0 or more
     */
    public static String encode(int[] counts) {
        byte[] text = new byte[Math.addExact(2 * counts.length, MAX_GROUPS)];
        int size = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("rle.invalid: count " + i + " is negative: " + counts[i]);
            }
            if (size > text.length - MAX_GROUPS) {
                text = Arrays.copyOf(text, 2 * text.length);
            }
            long rest = i > 2 ? (long) counts[i] - counts[i - 2] : counts[i];
            boolean more;
            do {
                int group = (int) (rest & GROUP_MASK);
                rest >>= GROUP_BITS;
                // Readers take the top bit of the last group for the sign, so it must agree with what is left.
                more = rest != ((group & SIGN_BIT) == 0 ? 0 : -1);
                text[size++] = (byte) (FIRST_CHARACTER + (more ? group | MORE_BIT : group));
            } while (more);
        }
        return new String(text, 0, size, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the run lengths that a text holds.
     *
     * @throws IllegalArgumentException when the text is not such a code: a character is out of range, the text ends
     *     inside a number, or a count is below 0 or above 2147483647. The message says where
     */
    public static int[] decode(String text) {
        int[] counts = new int[text.length()];
        int size = 0;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            long value = 0;
            int shift = 0;
            int group;
            do {
                group = group(text, at, start);
                value |= (long) (group & GROUP_MASK) << shift;
                shift += GROUP_BITS;
                at++;
            } while ((group & MORE_BIT) != 0);
            if ((group & SIGN_BIT) != 0) {
                value |= -1L << shift;
            }
            if (size > 2) {
                value += counts[size - 2];
            }
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("rle.invalid: count " + size + " at character " + start + " is "
                        + value + ", not 0 to 2147483647");
            }
            counts[size++] = (int) value;
        }
        return Arrays.copyOf(counts, size);
    }

    private static int group(String text, int at, int start) {
        if (at == text.length()) {
            throw new IllegalArgumentException(
                    "rle.invalid: the text ends inside the number that starts at character " + start);
        }
        if (at - start == MAX_GROUPS) {
            throw new IllegalArgumentException(
                    "rle.invalid: the number that starts at character " + start + " is too long");
        }
        int group = text.charAt(at) - FIRST_CHARACTER;
        if (group < 0 || group > (MORE_BIT | GROUP_MASK)) {
            throw new IllegalArgumentException(
                    "rle.invalid: character " + at + " (code " + (int) text.charAt(at) + ") is not one of '0' to 'o'");
        }
        return group;
    }
}
