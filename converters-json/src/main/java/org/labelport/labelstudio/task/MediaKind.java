package org.labelport.labelstudio.task;

import org.labelport.model.Attributes;
import org.labelport.model.DataType;

/** The kinds of media that tasks show, with their tags in the labelling interface. */
public enum MediaKind {
    IMAGE(DataType.IMAGE, "image", "Image"),
    VIDEO(DataType.VIDEO, "video", "Video"),
    AUDIO(DataType.AUDIO, "audio", "Audio"),
    TEXT(DataType.TEXT, "text", "Text"),
    /** A text that is HTML and shown as such. */
    HTML(DataType.TEXT, "html", "HyperText"),
    /** A document of several pictures. */
    PAGES(DataType.IMAGE, "pages", "Image"),
    /** A text in turns, each with its author. */
    DIALOGUE(DataType.TEXT, "dialogue", "Paragraphs"),
    /** Measurements over time, in columns. */
    SERIES(DataType.TEXT, "series", "TimeSeries");

    /** The attribute that marks an item whose text is HTML. */
    public static final String HTML_ATTRIBUTE = Attributes.UNKNOWN_PREFIX + "html";

    private final DataType dataType;
    private final String key;
    private final String tag;

    MediaKind(DataType dataType, String key, String tag) {
        this.dataType = dataType;
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

    DataType dataType() {
        return dataType;
    }

    /** Returns whether tasks hold the medium itself instead of the address of a file. */
    public boolean inTask() {
        return this == TEXT || this == HTML || this == DIALOGUE;
    }
}
