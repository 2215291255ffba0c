package org.labelport.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of data that can be annotated; the catalogue of formats is filtered by them. */
public enum DataType {
    /** Single pictures and paged documents. */
    IMAGE(
            "image", "avif", "bmp", "gif", "heic", "heif", "jfif", "jpeg", "jpg", "pgm", "png", "ppm", "tif", "tiff",
            "webp"),
    /** Videos, annotated by frame. */
    VIDEO("video", "avi", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "webm"),
    /** Recordings, annotated by time. */
    AUDIO("audio", "aac", "flac", "m4a", "mp3", "ogg", "opus", "wav"),
    /** Plain text, annotated by ranges of characters. */
    TEXT("text", "htm", "html", "markdown", "md", "txt"),
    /** Point clouds, with the pictures of their cameras. */
    POINT_CLOUD("pcd", "las", "laz", "pcd", "ply"),
    /** Conversations with a language model, and answers to them. */
    PROMPT("prompt");

    private final String key;
    private final List<String> extensions;

    DataType(String key, String... extensions) {
        this.key = key;
        this.extensions = List.of(extensions);
    }

    /** The lower-case name used in service properties, options and reports. */
    public String key() {
        return key;
    }

    /** The usual extensions of such files, in lower case and without the dot, sorted. */
    public List<String> extensions() {
        return extensions;
    }

    /**
     * The type that goes with the extension of a file's name, in upper or lower case; empty when no type does, as for
     * files that hold annotations as often as data.
     *
     * @param name with or without folders
     */
    public static Optional<DataType> ofFile(String name) {
        return Arrays.stream(values()).filter(type -> type.isOf(name)).findFirst();
    }

    /** Whether the extension of a file's name is one of this type. */
    public boolean isOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1
                && extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The type with this {@link #key()}, in any case. */
    public static Optional<DataType> ofKey(String key) {
        return Arrays.stream(values())
                .filter(type -> type.key.equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
