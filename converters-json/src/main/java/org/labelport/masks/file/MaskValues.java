package org.labelport.masks.file;

import java.util.Locale;

/** How large the values of masks may be, and what those without a name are called. */
public final class MaskValues {

    /** The largest value of 8 bits. */
    public static final int LARGEST_OF_8_BITS = 0xFF;

    /** The largest value of any mask. */
    public static final int LARGEST = 0xFFFF;

    private MaskValues() {}

    /** Returns the name of a class of which only the number is known. */
    public static String className(int number) {
        return String.format(Locale.ROOT, "class %03d", number);
    }

    /** Returns the largest value of a mask, which stands for pixels without a class unless something else is said. */
    public static int largest(int bits) {
        return bits > Byte.SIZE ? LARGEST : LARGEST_OF_8_BITS;
    }
}
