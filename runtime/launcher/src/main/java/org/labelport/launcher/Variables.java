package org.labelport.launcher;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.report.NearNames;

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
                .filter(known -> NearNames.slips(name, known) <= most)
                .min(Comparator.comparingInt(known -> NearNames.slips(name, known)));
    }
}
