package org.labelport.cvat.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Value;
import org.labelport.output.ValueText;

/** Names of the attributes into which this module writes what CVAT has no element for. */
public final class OwnAttributes {

    /** A model's confidence, named as Datumaro and CVAT do. */
    public static final String SCORE = "score";

    /** The track of a shape in the flavour for images, named as Datumaro does. */
    public static final String TRACK = "track_id";

    /** The id of a track that had to become a number. */
    public static final String SOURCE = "source_id";

    /** A number that the polygons share that were the parts of one polygon. */
    public static final String PART = "part_of";

    /** Names that an annotation's own attribute cannot have; such an attribute is not written. */
    public static final Set<String> TAKEN = Set.of(TRACK, SOURCE, PART);

    /** All names, in the order in which labels list them. */
    public static final List<String> ALL = List.of(TRACK, SOURCE, PART, SCORE);

    /** The values of a number whose range is unknown: the least, the largest and the step. CVAT needs them. */
    public static final List<String> ANY_NUMBER = List.of("-1000000000", "1000000000", "0.000001");

    private OwnAttributes() {}

    /** Whether an annotation's own attribute would be read as one of these. */
    public static boolean isTaken(String name, String text) {
        return TAKEN.contains(name) || name.equals(SCORE) && score(text).isPresent();
    }

    /**
     * Returns the model's confidence that a text spells; empty for a text that is not a number, which is read as an
     * ordinary attribute.
     */
    public static Optional<Double> score(String text) {
        return ValueText.parse(text) instanceof Value.Number number ? Optional.of(number.number()) : Optional.empty();
    }
}
