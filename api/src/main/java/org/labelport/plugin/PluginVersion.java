package org.labelport.plugin;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a plug-in, by the rules of OSGi: three numbers, compared as numbers, then a qualifier, compared as
 * text. A version without a qualifier comes before the same version with one.
 *
 * @param major changes when something that worked stops working
 * @param minor changes when something is new
 * @param micro changes when something is mended
 * @param qualifier letters, digits, {@code _} and {@code -}; may be empty
 */
public record PluginVersion(int major, int minor, int micro, String qualifier) implements Comparable<PluginVersion> {

    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.(\\d{1,9}))?)?(?:[.-]([A-Za-z0-9_][A-Za-z0-9_-]{0,99}))?");
    private static final Comparator<PluginVersion> ORDER = Comparator.comparingInt(PluginVersion::major)
            .thenComparingInt(PluginVersion::minor)
            .thenComparingInt(PluginVersion::micro)
            .thenComparing(PluginVersion::qualifier);

    public PluginVersion {
        requireNonNull(qualifier, "qualifier");
    }

    /**
     * Reads a version as bundles ({@code 1.2.0.RC1}) and Maven ({@code 1.2-RC1}) write it; missing numbers are 0.
     *
     * @return empty when the text is no version
     */
    public static Optional<PluginVersion> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new PluginVersion(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                matcher.group(4) == null ? "" : matcher.group(4)));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(PluginVersion other) {
        return ORDER.compare(this, other);
    }

    /** As bundles write it: {@code 1.2.0.RC1}. */
    @Override
    public String toString() {
        String numbers = major + "." + minor + "." + micro;
        return qualifier.isEmpty() ? numbers : numbers + "." + qualifier;
    }
}
