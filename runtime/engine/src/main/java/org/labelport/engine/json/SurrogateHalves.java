package org.labelport.engine.json;

/** Finds halves of surrogate pairs without their other half, which Java's text can hold and UTF-8 cannot. */
public final class SurrogateHalves {

    private SurrogateHalves() {}

    /** Whether a text has one. */
    public static boolean areIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
