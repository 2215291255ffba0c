package org.labelport.engine.media;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checksum of a file's bytes.
 *
 * @param algorithm as Java names it
 * @param hex in lower case
 */
record Checksum(String algorithm, String hex) {

    private static final Pattern FORM =
            Pattern.compile("(?:(md5|sha-?1|sha-?256)[:=])?\\s*([0-9a-f]{32,64})", Pattern.CASE_INSENSITIVE);

    private static final Map<Integer, String> BY_LENGTH = Map.of(32, "MD5", 40, "SHA-1", 64, "SHA-256");

    /**
     * Reads a checksum as sources write it; empty when it is of no kind that can be computed, since that proves
     * nothing.
     */
    static Optional<Checksum> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String hex = form.group(2).toLowerCase(Locale.ROOT);
        String algorithm = BY_LENGTH.get(hex.length());
        String named = form.group(1);
        boolean other = named != null && algorithm != null && !plain(named).equals(plain(algorithm));
        return algorithm == null || other ? Optional.empty() : Optional.of(new Checksum(algorithm, hex));
    }

    private static String plain(String algorithm) {
        return algorithm.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
