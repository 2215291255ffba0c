package org.labelport.dm.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The flags that every annotation has in V1, and their usual values. */
public final class Flags {

    public static final String KEYPOINT_SHAPE = "circle";

    /** The flags in V1's order, with the values that the schema gives them when they are missing. */
    public static final Map<String, Boolean> DEFAULTS = defaults();

    private Flags() {}

    private static Map<String, Boolean> defaults() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        flags.put("isLocked", false);
        flags.put("isVisible", true);
        flags.put("isValid", false);
        flags.put("isDrawCompleted", true);
        return Collections.unmodifiableMap(flags);
    }
}
