package org.labelport.coco.file;

import java.util.Locale;
import java.util.regex.Pattern;

/** Converts colours of categories, which panoptic files give as three numbers. */
public final class CocoColor {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** The number of channels of a colour: red, green and blue. */
    public static final int CHANNELS = 3;

    /** The largest value of a channel. */
    public static final int BRIGHTEST = 255;

    private CocoColor() {}

    /** Returns a colour as {@code #rrggbb}. Each channel must be from 0 to {@link #BRIGHTEST}. */
    public static String hex(long red, long green, long blue) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** Whether a text is a colour as {@code #rrggbb}. */
    public static boolean isHex(String text) {
        return HEX.matcher(text).matches();
    }
}
