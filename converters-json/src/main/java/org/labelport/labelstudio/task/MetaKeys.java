package org.labelport.labelstudio.task;

import java.util.Set;

/** What {@code meta}, which Label Studio keeps with a task without looking at it, says of an item. */
public final class MetaKeys {

    public static final String PAGES = "pages";

    /** When in its sequence a sound is; {@code micros} is how long it lasts. */
    public static final String SLOT_MICROS = "slot_micros";

    /** All other keys are somebody else's. */
    public static final Set<String> ALL = Set.of(
            "id",
            "path",
            "split",
            "sequence",
            "index",
            "micros",
            SLOT_MICROS,
            "width",
            "height",
            "orientation",
            "frames",
            "fps",
            "rate",
            "channels",
            PAGES);

    private MetaKeys() {}
}
