package org.labelport.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds names that a user may have meant, for messages about one that is not there. */
public final class NearNames {

    private static final int MOST_SLIPS = 2;
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
        return part || slips(sought, name) <= Math.min(MOST_SLIPS, sought.length() / 2);
    }

    /** How many letters must be inserted, deleted or changed to turn one text into the other. */
    public static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
