package org.labelport.limits;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The limits of a run: the values that the operator has set, and the defaults for the rest. Immutable. */
public final class Limits {

    /** The defaults, which hold when the operator has set nothing. */
    public static final Limits USUAL = new Limits(Map.of());

    private static final Pattern ALLOWED = Pattern.compile("exceeds the maximum allowed \\(([0-9]{1,18})");
    private static final Map<Limit, String> PARSERS_WORDS = Map.of(
            Limit.JSON_DEPTH, "nesting depth",
            Limit.JSON_TEXT, "String value length",
            Limit.JSON_DIGITS, "Number value length");

    private final Map<Limit, Long> set;

    private Limits(Map<Limit, Long> set) {
        this.set = Map.copyOf(set);
    }

    /**
     * Limits of which some differ from the defaults.
     *
     * @param set those that differ
     * @throws IllegalArgumentException when a value is not from {@link Limit#least()} to {@link Limit#most()}
     */
    public static Limits of(Map<Limit, Long> set) {
        set.forEach((limit, value) -> {
            if (value < limit.least() || value > limit.most()) {
                throw new IllegalArgumentException("'" + value + "' is not a value for '" + limit.key()
                        + "'. Give a whole number from " + limit.least() + " to " + limit.most() + ".");
            }
        });
        return new Limits(set);
    }

    /** The value of a limit. */
    public long of(Limit limit) {
        return set.getOrDefault(limit, limit.usual());
    }

    /** The value of a limit that is never above {@link Integer#MAX_VALUE}. */
    public int count(Limit limit) {
        return Math.toIntExact(of(limit));
    }

    /** The value in bytes of a limit that counts megabytes. */
    public long bytes(Limit limit) {
        return of(limit) << 20;
    }

    /** Says what to do about something that exceeds a limit: the end of a message, without a full stop. */
    public String remedy(Limit limit) {
        return remedy(limit, of(limit));
    }

    /**
     * Turns the message of a JSON parser into one line for people who have the data and not the program. Jackson's
     * messages describe limits and places in terms of its own classes; where one is about a limit that the parser was
     * given, the result names the remedy instead. All code that shows such a message gets it from here.
     *
     * @param message of the parser
     */
    public static String explained(String message) {
        return explained(message, Limit.JSON_DEPTH);
    }

    /**
     * As {@link #explained(String)}, for a parser with a limit for depth of its own.
     *
     * @param message of the parser
     * @param depth the limit for depth that the parser was given
     */
    public static String explained(String message, Limit depth) {
        Matcher allowed = ALLOWED.matcher(message);
        if (!allowed.find()) {
            return ParserWords.plain(message);
        }
        return Stream.of(Limit.JSON_DEPTH, Limit.JSON_TEXT, Limit.JSON_DIGITS)
                .filter(limit -> message.contains(PARSERS_WORDS.get(limit)))
                .findFirst()
                .map(limit -> limit == Limit.JSON_DEPTH ? depth : limit)
                .map(limit -> "more than the " + allowed.group(1) + " " + limit.meaning() + ". "
                        + remedy(limit, Long.parseLong(allowed.group(1))))
                .orElseGet(() -> ParserWords.plain(message));
    }

    private static String remedy(Limit limit, long now) {
        return "Correct the data, or raise '" + limit.key() + "' in limits.json (now " + now + ")";
    }
}
