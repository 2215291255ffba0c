package org.labelport.plugin;

import java.util.regex.Pattern;

/**
 * The ids by which users choose what plug-ins provide, formats and targets: lower-case letters and digits, in words that
 * {@code - _ .} join. They stand between commas and colons on the command line, and name folders. Thread-safe.
 */
public final class ProvidedId {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");

    private ProvidedId() {}

    /**
     * Requires that users can give an id.
     *
     * @param owner what has the id, for the message
     * @throws IllegalArgumentException when they cannot, because of how it is spelt
     */
    public static void require(String owner, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(owner + " has the id '" + id
                    + "'. Use lower-case letters and digits, in words that '-', '_' or '.' joins");
        }
    }
}
