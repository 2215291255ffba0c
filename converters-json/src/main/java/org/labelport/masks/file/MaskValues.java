package org.labelport.masks.file;

/** How large the values of masks may be. */
public final class MaskValues {

    /** The largest value of 8 bits. */
    public static final int LARGEST_OF_8_BITS = 0xFF;

    /** The largest value of any mask. */
    public static final int LARGEST = 0xFFFF;

    private MaskValues() {}

    /** Returns the largest value of a mask, which stands for pixels without a class unless something else is said. */
    public static int largest(int bits) {
        return bits > Byte.SIZE ? LARGEST : LARGEST_OF_8_BITS;
    }
}
