package org.labelport.plugin;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions of a plug-in are acceptable, by the rules of OSGi: {@code [1.2,2)} is 1.2 up to but not 2, {@code 1.2}
 * is 1.2 or newer, {@code [1.2,1.2]} is 1.2 alone.
 *
 * @param lowest the lower end
 * @param withLowest whether the lower end itself is acceptable
 * @param highest the upper end; empty when there is none
 * @param withHighest whether the upper end itself is acceptable
 */
public record VersionRange(
        PluginVersion lowest, boolean withLowest, Optional<PluginVersion> highest, boolean withHighest) {

    /** Every version. */
    public static final VersionRange ANY =
            new VersionRange(new PluginVersion(0, 0, 0, ""), true, Optional.empty(), false);

    private static final Pattern INTERVAL = Pattern.compile("([\\[(])([^,]+),([^,]+)([\\])])");

    public VersionRange {
        requireNonNull(lowest, "lowest");
        requireNonNull(highest, "highest");
    }

    /** One version and no other. */
    public static VersionRange exactly(PluginVersion version) {
        return new VersionRange(version, true, Optional.of(version), true);
    }

    /**
     * Reads a range.
     *
     * @return empty when the text is no range, or no version can lie in it
     */
    public static Optional<VersionRange> parse(String text) {
        Matcher interval = INTERVAL.matcher(text.strip());
        if (!interval.matches()) {
            return PluginVersion.parse(text).map(lowest -> new VersionRange(lowest, true, Optional.empty(), false));
        }
        Optional<PluginVersion> lowest = PluginVersion.parse(interval.group(2));
        Optional<PluginVersion> highest = PluginVersion.parse(interval.group(3));
        if (lowest.isEmpty() || highest.isEmpty()) {
            return Optional.empty();
        }
        VersionRange range = new VersionRange(
                lowest.get(),
                interval.group(1).equals("["),
                highest,
                interval.group(4).equals("]"));
        int order = lowest.get().compareTo(highest.get());
        boolean empty = order > 0 || (order == 0 && !(range.withLowest && range.withHighest));
        return empty ? Optional.empty() : Optional.of(range);
    }

    /** Whether a version lies in the range. */
    public boolean includes(PluginVersion version) {
        int low = version.compareTo(lowest);
        if (low < 0 || (low == 0 && !withLowest)) {
            return false;
        }
        if (highest.isEmpty()) {
            return true;
        }
        int high = version.compareTo(highest.get());
        return high < 0 || (high == 0 && withHighest);
    }

    /** Whether every version lies in the range. */
    public boolean isAny() {
        return equals(ANY);
    }

    /** In OSGi's syntax; a range without an upper end is its lower one alone. */
    @Override
    public String toString() {
        return highest.map(end -> (withLowest ? "[" : "(") + lowest + "," + end + (withHighest ? "]" : ")"))
                .orElse(lowest.toString());
    }
}
