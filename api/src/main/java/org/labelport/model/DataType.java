package org.labelport.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of data that can be annotated; the catalogue of formats is filtered by them. */
public enum DataType {
    /** Single pictures and paged documents. */
    IMAGE("image"),
    /** Videos, annotated by frame. */
    VIDEO("video"),
    /** Recordings, annotated by time. */
    AUDIO("audio"),
    /** Plain text, annotated by ranges of characters. */
    TEXT("text"),
    /** Point clouds, with the pictures of their cameras. */
    POINT_CLOUD("pcd"),
    /** Conversations with a language model, and answers to them. */
    PROMPT("prompt");

    private final String key;

    DataType(String key) {
        this.key = key;
    }

    /** The lower-case name used in service properties, options and reports. */
    public String key() {
        return key;
    }

    /** The type with this {@link #key()}, in any case. */
    public static Optional<DataType> ofKey(String key) {
        return Arrays.stream(values())
                .filter(type -> type.key.equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
