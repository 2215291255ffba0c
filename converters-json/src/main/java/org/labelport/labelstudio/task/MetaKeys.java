package org.labelport.labelstudio.task;

import java.util.Set;

/** The keys that hold properties of an item in {@code meta}, which Label Studio keeps with a task without using it. */
public final class MetaKeys {

    public static final String PAGES = "pages";

    /** The time of an audio item in its sequence; {@code micros} is the length of the audio. */
    public static final String SLOT_MICROS = "slot_micros";

    /** The name of the track that a region is, in the {@code meta} of the region. */
    public static final String TRACK = "labelport_track";

    /** All keys of a task. Other keys in {@code meta} are from other programs. */
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
