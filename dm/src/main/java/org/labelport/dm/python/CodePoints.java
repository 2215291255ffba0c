package org.labelport.dm.python;

import java.util.Comparator;

/** Orders texts as Python does. */
public final class CodePoints {

    /**
     * The order by code points. Java's own order is by UTF-16 units, which puts emoji before the last characters of
     * Unicode's first plane.
     */
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /**
     * Returns a unit's place in the order. Surrogates, which are halves of code points beyond the first plane, come
     * after all other units.
     */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
