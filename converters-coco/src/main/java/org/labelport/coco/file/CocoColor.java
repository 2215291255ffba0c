package org.labelport.coco.file;

import java.util.Locale;
import java.util.regex.Pattern;

/** Converts colours of categories, which panoptic files give as three numbers. */
public final class CocoColor {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int BYTE = 0xFF;

    private CocoColor() {}

    /** Returns a colour as {@code #rrggbb}. */
    public static String hex(long red, long green, long blue) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red & BYTE, green & BYTE, blue & BYTE);
    }

    /** Whether a text is a colour as {@code #rrggbb}. */
    public static boolean isHex(String text) {
        return HEX.matcher(text).matches();
    }
}
