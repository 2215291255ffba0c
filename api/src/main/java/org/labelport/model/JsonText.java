package org.labelport.model;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON as a source gave it, not parsed: numbers keep their spelling, keys their order. Compared by content.
 *
 * @param utf8 one JSON value in UTF-8; handed over: not copied, and not to be changed any more
 */
public record JsonText(byte[] utf8) {

    /** No JSON at all, as against the value {@code null}. */
    public static final JsonText NONE = new JsonText(new byte[0]);

    public JsonText {
        requireNonNull(utf8, "utf8");
    }

    /** JSON from a text. */
    public static JsonText of(String json) {
        return new JsonText(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return utf8.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonText that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** The JSON. */
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
