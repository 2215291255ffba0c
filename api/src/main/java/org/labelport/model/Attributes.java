package org.labelport.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of attributes that sources and formats share, so that what one of them reads another can write. */
public final class Attributes {

    /** A region that covers many objects of its category; COCO's {@code iscrowd}. A flag. */
    public static final String CROWD = "iscrowd";

    /** An object that is hard to recognise and left out of evaluation; Pascal VOC's word. A flag. */
    public static final String DIFFICULT = "difficult";

    /** An object that extends beyond the frame or is cut off. A flag. */
    public static final String TRUNCATED = "truncated";

    /** An object that is partly hidden by another. A flag. */
    public static final String OCCLUDED = "occluded";

    /** How an object is seen (Pascal VOC: Left, Right, Frontal, Rear). Text. */
    public static final String POSE = "pose";

    /** A text that describes the whole item. Text. */
    public static final String CAPTION = "caption";

    /** Prefix of the names of attributes that hold keys of a source for which the model has no place. */
    public static final String UNKNOWN_PREFIX = "x:";

    private Attributes() {}

    /** Whether a flag is present and set. */
    public static boolean isSet(Map<String, Value> attributes, String name) {
        return attributes.get(name) instanceof Value.Flag flag && flag.on();
    }

    /** An unmodifiable copy that keeps the order. */
    static Map<String, Value> copyOf(Map<String, Value> attributes) {
        return attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
