package org.labelport.cvat.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Value;
import org.labelport.output.ValueText;

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

    /** Whether an annotation's own attribute would be taken for what these hold. */
    public static boolean isTaken(String name, String text) {
        return TAKEN.contains(name) || name.equals(SCORE) && score(text).isPresent();
    }

    /** A model's confidence of a text; any other text is an attribute's. */
    public static Optional<Double> score(String text) {
        return ValueText.parse(text) instanceof Value.Number number ? Optional.of(number.number()) : Optional.empty();
    }
}
