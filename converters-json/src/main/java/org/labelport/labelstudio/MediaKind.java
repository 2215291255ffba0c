package org.labelport.labelstudio;

import java.util.Optional;
import org.labelport.model.DataType;

/** The kinds of media that tasks show, with their tags in the labelling interface. */
enum MediaKind {
    IMAGE(DataType.IMAGE, "Image"),
    VIDEO(DataType.VIDEO, "Video"),
    AUDIO(DataType.AUDIO, "Audio"),
    TEXT(DataType.TEXT, "Text");

    private final DataType dataType;
    private final String tag;

    MediaKind(DataType dataType, String tag) {
        this.dataType = dataType;
        this.tag = tag;
    }

    /** Name of the object in the interface, of its variable and of its key in the data. */
    String key() {
        return dataType.key();
    }

    String tag() {
        return tag;
    }

    DataType dataType() {
        return dataType;
    }

    static Optional<MediaKind> of(DataType type) {
        for (MediaKind kind : values()) {
            if (kind.dataType == type) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
