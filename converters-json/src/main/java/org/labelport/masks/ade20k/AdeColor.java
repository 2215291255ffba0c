package org.labelport.masks.ade20k;

/** Converts between the colours of a {@code _seg.png}, and classes and objects. */
final class AdeColor {

    private static final int CLASSES_PER_STEP = 256;
    private static final int STEP = 10;
    private static final int BYTE = 0xFF;

    private AdeColor() {}

    /** Returns the colour of a class, 0 to 6655, and an object, 1 to 255. */
    static int of(int number, int instance) {
        return STEP * (number / CLASSES_PER_STEP) << 16 | number % CLASSES_PER_STEP << 8 | instance;
    }

    static int classOf(int color) {
        return (color >> 16 & BYTE) / STEP * CLASSES_PER_STEP + (color >> 8 & BYTE);
    }

    static int instanceOf(int color) {
        return color & BYTE;
    }
}
