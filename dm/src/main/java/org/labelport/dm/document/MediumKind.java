package org.labelport.dm.document;

import java.util.Arrays;
import java.util.Optional;
import org.labelport.model.DataType;

/** The kinds of media, in the order in which the SDK numbers them. */
public enum MediumKind {
    IMAGE("image", "images", DataType.IMAGE),
    VIDEO("video", "videos", DataType.VIDEO),
    PCD("pcd", "pcds", DataType.POINT_CLOUD),
    TEXT("text", "texts", DataType.TEXT),
    AUDIO("audio", "audios", DataType.AUDIO),
    PROMPT("prompt", "prompts", DataType.PROMPT);

    private final String prefix;
    private final String list;
    private final DataType dataType;

    MediumKind(String prefix, String list, DataType dataType) {
        this.prefix = prefix;
        this.list = list;
        this.dataType = dataType;
    }

    /** The start of such media's names in V1. */
    public String prefix() {
        return prefix;
    }

    /** The key of the list of such media in V2. */
    public String list() {
        return list;
    }

    /** The kind's name in the model. */
    public DataType dataType() {
        return dataType;
    }

    /** Returns the kind of a medium by its name in V1. */
    public static Optional<MediumKind> ofMedium(String id) {
        return Arrays.stream(values())
                .filter(kind -> id.startsWith(kind.prefix))
                .findFirst();
    }

    /** Returns the kind whose media V2 lists under a key. */
    static Optional<MediumKind> ofList(String key) {
        return Arrays.stream(values()).filter(kind -> kind.list.equals(key)).findFirst();
    }

    /** Returns the kind for a data type. */
    public static MediumKind of(DataType dataType) {
        return Arrays.stream(values())
                .filter(kind -> kind.dataType == dataType)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the DM schema has no medium for " + dataType));
    }
}
