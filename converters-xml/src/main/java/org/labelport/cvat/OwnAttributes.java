package org.labelport.cvat;

import java.util.List;
import java.util.Set;

/** Names of the attributes that hold what CVAT has no element for. */
final class OwnAttributes {

    /** A model's confidence; Datumaro's and CVAT's word. */
    static final String SCORE = "score";

    /** Names the track of a shape in the images flavour; Datumaro's word. */
    static final String TRACK = "track_id";

    /** The name of a track whose id had to become a number. */
    static final String SOURCE = "source_id";

    /** Shared by the polygons that were one polygon of several parts. */
    static final String PART = "part_of";

    /** An annotation's own attribute of such a name is not written. */
    static final Set<String> TAKEN = Set.of(TRACK, SOURCE, PART);

    /** In the order in which labels list them. */
    static final List<String> ALL = List.of(TRACK, SOURCE, PART, SCORE);

    private OwnAttributes() {}
}
