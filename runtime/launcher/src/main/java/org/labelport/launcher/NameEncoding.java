package org.labelport.launcher;

import java.util.Optional;

/**
 * Whether Java can read and write the names of all files. On Linux it takes them for the encoding of the locale, which
 * without one is ASCII. The start script sees to a locale; this is for those who start Java themselves.
 */
final class NameEncoding {

    private NameEncoding() {}

    /** What is wrong, and what to do about it. */
    static Optional<String> complaint() {
        return complaint(System.getProperty("os.name"), System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    /** @param encoding that of names, as Java has chosen it */
    static Optional<String> complaint(String system, String encoding) {
        if (!system.equals("Linux") || encoding.equalsIgnoreCase("UTF-8")) {
            return Optional.empty();
        }
        return Optional.of("Java takes names of files for " + encoding
                + ", so it can neither read nor write those with other characters. Set LC_ALL=C.UTF-8, or start"
                + " Labelport by its script");
    }
}
