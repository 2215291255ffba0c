package org.labelport.coco.file;

import java.util.Locale;

/** Colours of categories, which panoptic files have as three numbers. */
public final class CocoColor {

    private static final int BYTE = 0xFF;

    private CocoColor() {}

    /** A colour as {@code #rrggbb}. */
    public static String hex(long red, long green, long blue) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red & BYTE, green & BYTE, blue & BYTE);
    }
}
