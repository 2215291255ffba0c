package org.labelport.synapse.results;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names as people do: {@code page-2} before {@code page-10}. Equal only for equal names. */
final class NaturalOrder implements Comparator<String> {

    private static final Pattern PARTS = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String one, String other) {
        Matcher left = PARTS.matcher(one);
        Matcher right = PARTS.matcher(other);
        while (left.find()) {
            if (!right.find()) {
                return 1;
            }
            int order = compareParts(left.group(), right.group());
            if (order != 0) {
                return order;
            }
        }
        return right.find() ? -1 : one.compareTo(other);
    }

    private static int compareParts(String one, String other) {
        if (!isDigit(one.charAt(0)) || !isDigit(other.charAt(0))) {
            return one.compareTo(other);
        }
        String left = one.replaceFirst("^0+(?=.)", "");
        String right = other.replaceFirst("^0+(?=.)", "");
        return left.length() != right.length() ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
