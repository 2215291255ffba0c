package org.labelport.textgrid;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of tiers for what does not fit into the tier of its category: {@code word (2)} for intervals that overlap others,
 * {@code word (points)} for points beside intervals.
 */
final class TierNames {

    private static final Pattern FURTHER = Pattern.compile("(.*) \\((?:points|[2-9]|[1-9]\\d{1,5})\\)", Pattern.DOTALL);
    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\u0085\u2028\u2029]");

    private TierNames() {}

    /** The name of a further tier of intervals, or of points where all marks are points. */
    static String further(String name, int number) {
        return number == 1 ? name : name + " (" + number + ")";
    }

    /** The name of the first tier of points beside intervals. */
    static String points(String name) {
        return name + " (points)";
    }

    /** The tier of which this one is a further one, if that is among the names; else the name itself. */
    static String first(String name, Set<String> names) {
        String first = name;
        Matcher further = FURTHER.matcher(first);
        while (further.matches() && names.contains(further.group(1))) {
            first = further.group(1);
            further = FURTHER.matcher(first);
        }
        return first;
    }

    /** A category's name in a form that fits on a line. */
    static String onOneLine(String category) {
        return UNWRITABLE.matcher(category).replaceAll("_");
    }

    /**
     * A category's name in a form that fits on a line and is not taken for a further tier of another one.
     *
     * @param tiers all names that a first tier may have, each on one line
     */
    static String spellable(String category, Set<String> tiers) {
        String name = onOneLine(category);
        for (Matcher further = FURTHER.matcher(name); further.matches(); further = FURTHER.matcher(further.group(1))) {
            if (tiers.contains(further.group(1))) {
                return name + "_";
            }
        }
        return name;
    }
}
