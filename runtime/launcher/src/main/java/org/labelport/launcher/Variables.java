package org.labelport.launcher;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of the environment that the program heeds. One whose name is misspelt does nothing, silently. Others that
 * begin in the same way may be somebody else's: clusters make such variables for a service of this name.
 */
final class Variables {

    private static final String PREFIX = "LABELPORT_";

    private static final List<String> KNOWN = List.of(
            "LABELPORT_CONF",
            "LABELPORT_HEAP",
            "LABELPORT_JAVA_HOME",
            "LABELPORT_JAVA_OPTS",
            "LABELPORT_KEYSTORE_PASSWORD",
            "LABELPORT_PLUGINS",
            "LABELPORT_QUICKSTART",
            "LABELPORT_RUNS");

    private static final int MOST_SLIPS = 2;

    /** In longer names, there are so many letters for each further slip. */
    private static final int LETTERS_A_SLIP = 4;

    private Variables() {}

    /** One line for each name that looks like that of a variable and is none. */
    static List<String> misspelt(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
                .sorted()
                .flatMap(name -> near(name)
                        .map(known -> "the variable " + name + " is none of Labelport's and does nothing. Did you mean "
                                + known + "?")
                        .stream())
                .toList();
    }

    private static Optional<String> near(String name) {
        int most = Math.max(MOST_SLIPS, (name.length() - PREFIX.length()) / LETTERS_A_SLIP);
        return KNOWN.stream()
                .filter(known -> slips(name, known) <= most)
                .min(Comparator.comparingInt(known -> slips(name, known)));
    }

    /** How many letters must be inserted, deleted or changed to turn one into the other. */
    private static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int diagonal = i;
            for (int j = 0; j <= other.length(); j++) {
                int above = row[j];
                if (i == 0 || j == 0) {
                    row[j] = i + j;
                } else {
                    int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                    row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                }
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
