package org.labelport.cvat.file;

import java.util.List;
import java.util.Set;

/** Names of the attributes that hold what CVAT has no element for. */
public final class OwnAttributes {

    /** A model's confidence; Datumaro's and CVAT's word. */
    public static final String SCORE = "score";

    /** Names the track of a shape in the images flavour; Datumaro's word. */
    public static final String TRACK = "track_id";

    /** The name of a track whose id had to become a number. */
    public static final String SOURCE = "source_id";

    /** Shared by the polygons that were one polygon of several parts. */
    public static final String PART = "part_of";

    /** An annotation's own attribute of such a name is not written. */
    public static final Set<String> TAKEN = Set.of(TRACK, SOURCE, PART);

    /** In the order in which labels list them. */
    public static final List<String> ALL = List.of(TRACK, SOURCE, PART, SCORE);

    private OwnAttributes() {}
}
