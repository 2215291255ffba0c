package org.labelport.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds names that a user may have meant, for messages about one that is not there. */
public final class NearNames {

    private static final int MOST_SLIPS = 2;
    private static final int LETTERS_A_SLIP = 3;
    private static final int SHORTEST_PART = 3;

    private NearNames() {}

    /**
     * Names that differ from the wanted one by a typing error or two, or of which one contains the other; the nearest
     * first. Upper and lower case are alike.
     */
    public static List<String> of(String wanted, Stream<String> names) {
        String sought = wanted.toLowerCase(Locale.ROOT);
        return names.distinct()
                .filter(name -> isNear(sought, name.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt((String name) -> slips(sought, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static boolean isNear(String sought, String name) {
        boolean part = (sought.length() >= SHORTEST_PART && name.contains(sought))
                || (name.length() >= SHORTEST_PART && sought.contains(name));
        return part || slips(sought, name) <= Math.min(MOST_SLIPS, sought.length() / LETTERS_A_SLIP);
    }

    /** How many letters must be inserted, deleted, changed or swapped with the next to turn one text into the other. */
    public static int slips(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
                if (isSwapped(one, i, other, j)) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[other.length()];
    }

    /** Whether the two letters that end at these places are those of the other text in the other order. */
    private static boolean isSwapped(String one, int i, String other, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
