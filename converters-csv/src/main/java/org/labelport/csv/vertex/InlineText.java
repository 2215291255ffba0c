package org.labelport.csv.vertex;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names texts that are in the table itself. */
final class InlineText {

    private static final int DIGITS = 16;

    private InlineText() {}

    /** Returns a file name for a text that has none: the same name for equal texts. */
    static String nameOf(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "text-" + HexFormat.of().formatHex(hash).substring(0, DIGITS) + ".txt";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
