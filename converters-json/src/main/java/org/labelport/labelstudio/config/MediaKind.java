package org.labelport.labelstudio.config;

import org.labelport.model.Attributes;

/** The kinds of media that tasks show, with their tags in the labelling interface. */
public enum MediaKind {
    IMAGE("image", "Image"),
    VIDEO("video", "Video"),
    AUDIO("audio", "Audio"),
    TEXT("text", "Text"),
    /** A text that is HTML and shown as such. */
    HTML("html", "HyperText"),
    /** A document of several pictures. */
    PAGES("pages", "Image"),
    /** A text in turns, each with its author. */
    DIALOGUE("dialogue", "Paragraphs"),
    /** Measurements over time, in columns. */
    SERIES("series", "TimeSeries");

    /** The attribute that marks an item whose text is HTML. */
    public static final String HTML_ATTRIBUTE = Attributes.UNKNOWN_PREFIX + "html";

    private final String key;
    private final String tag;

    MediaKind(String key, String tag) {
        this.key = key;
        this.tag = tag;
    }

    /** Returns the name of the object in the interface, which is also the name of its variable in the data. */
    public String key() {
        return key;
    }

    public String tag() {
        return tag;
    }

    /** Returns whether tasks hold the medium itself instead of the address of a file. */
    public boolean inTask() {
        return this == TEXT || this == HTML || this == DIALOGUE;
    }
}
