package org.labelport.csv.picture.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out under which names the files of rows may be on this machine. */
public final class RowPaths {

    /** How many leading folders of a path may be missing on this machine. */
    private static final int DEEPEST = 50;

    /** How a path or address begins that was made on another machine. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?:[A-Za-z]:|(?<address>[A-Za-z][A-Za-z0-9+.-]++:/))?/+");

    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private RowPaths() {}

    /**
     * Returns a path and what is left of it after each of its folders, longest first, for paths that begin on another
     * machine: {@code a/b/c}, {@code b/c} and {@code c}.
     */
    public static String[] ends(String path) {
        List<String> ends = new ArrayList<>();
        String end = path;
        while (!end.isEmpty() && ends.size() < DEEPEST) {
            ends.add(end);
            int slash = end.indexOf('/');
            end = slash < 0 ? "" : end.substring(slash + 1);
        }
        return ends.toArray(String[]::new);
    }

    /**
     * Returns the names that the file of a row's path may have here. Those of a relative path are the path itself, with
     * slashes for backslashes, and without blanks around it; those of an absolute path or an address are its
     * {@link #ends}, and an address has no query then.
     *
     * @param path with {@code /} or {@code \\} between its folders
     */
    public static String[] namesOf(String path) {
        String slashed = path.replace('\\', '/');
        Matcher elsewhere = ELSEWHERE.matcher(slashed);
        if (!elsewhere.lookingAt()) {
            return Stream.of(path, slashed, slashed.strip()).distinct().toArray(String[]::new);
        }
        String place = slashed.substring(elsewhere.end());
        return ends(
                elsewhere.group("address") == null
                        ? place
                        : QUERY.matcher(place).replaceFirst(""));
    }
}
