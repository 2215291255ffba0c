package org.labelport.limits;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The limits of a run: what the operator has set, and the usual ones for the rest. Immutable. */
public final class Limits {

    /** The limits when the operator has set nothing. */
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
     * Limits that differ from the usual ones.
     *
     * @param set those that differ
     * @throws IllegalArgumentException when a value is not from {@link Limit#least()} to {@link Limit#most()}
     */
    public static Limits of(Map<Limit, Long> set) {
        set.forEach((limit, value) -> {
            if (value < limit.least() || value > limit.most()) {
                throw new IllegalArgumentException("'" + value + "' is no value for '" + limit.key()
                        + "'. Give a whole number from " + limit.least() + " to " + limit.most() + ".");
            }
        });
        return new Limits(set);
    }

    /** The limit that holds. */
    public long of(Limit limit) {
        return set.getOrDefault(limit, limit.usual());
    }

    /** The limit that holds, for one that is never above {@link Integer#MAX_VALUE}. */
    public int count(Limit limit) {
        return Math.toIntExact(of(limit));
    }

    /** The limit that holds, in bytes, for one that counts megabytes. */
    public long bytes(Limit limit) {
        return of(limit) << 20;
    }

    /** What to do about something that is over a limit: the end of a message, without a full stop. */
    public String remedy(Limit limit) {
        return remedy(limit, of(limit));
    }

    /**
     * What a parser of JSON says, in one line for those who have the data, with the remedy instead where it speaks of a limit
     * that it was given: Jackson's messages name limits in words of its own, and places as programs see them. Whatever shows
     * such a message gets it from here.
     *
     * @param message of the parser
     */
    public static String explained(String message) {
        return explained(message, Limit.JSON_DEPTH);
    }

    /**
     * What a parser of JSON says, as {@link #explained(String)}.
     *
     * @param message of the parser
     * @param depth the limit that it was given for depth
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
