package org.labelport.labelstudio.place;

import java.util.Arrays;

/** Places in a text whose ends of lines may be two characters, CR and LF, and in the same text with LF alone. */
public final class LineEnds {

    private static final String TWO = "\r\n";

    /** The place in the shorter text of each LF that was two characters. */
    private final int[] joined;

    private LineEnds(int[] joined) {
        this.joined = joined;
    }

    public static LineEnds of(String text) {
        int[] joined = new int[16];
        int size = 0;
        for (int place = text.indexOf(TWO); place >= 0; place = text.indexOf(TWO, place + TWO.length())) {
            if (size == joined.length) {
                joined = Arrays.copyOf(joined, 2 * size);
            }
            joined[size] = place - size;
            size++;
        }
        return new LineEnds(Arrays.copyOf(joined, size));
    }

    /** Returns the place in the text for one in the shorter text, which is before its end of a line. */
    public int inText(int shorter) {
        int found = Arrays.binarySearch(joined, shorter);
        return shorter + (found >= 0 ? found : -found - 1);
    }

    /** Returns the place in the shorter text; a place between CR and LF becomes the one before the end of the line. */
    public int inShorter(int place) {
        int low = 0;
        int high = joined.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (joined[middle] + middle < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return place - low;
    }
}
