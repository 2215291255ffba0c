package org.labelport.csv.openimages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.model.Attributes;
import org.labelport.model.Value;
import org.labelport.output.ByteText;

/** Attributes that a box has a column for, in the columns' order. */
final class Flags {

    /** An object that is a picture of one, such as a drawing. A flag. */
    static final String DEPICTION = "depiction";

    /** A picture from inside the object. A flag. */
    static final String INSIDE = "inside";

    /** A label that was looked for and is not there. A flag. */
    static final String NEGATIVE = "negative";

    static final List<String> COLUMNS = List.of("IsOccluded", "IsTruncated", "IsGroupOf", "IsDepiction", "IsInside");

    private static final List<String> NAMES =
            List.of(Attributes.OCCLUDED, Attributes.TRUNCATED, Attributes.CROWD, DEPICTION, INSIDE);

    private Flags() {}

    /** The names of those attributes of an annotation that have a column. */
    static Set<String> kept(Map<String, Value> attributes) {
        return NAMES.stream()
                .filter(name -> attributes.get(name) instanceof Value.Flag)
                .collect(Collectors.toSet());
    }

    /** Writes a comma and 1, 0, or -1 for what is not known, for each column. */
    static void write(Map<String, Value> attributes, ByteText out) {
        for (String name : NAMES) {
            out.ascii(',').integer(attributes.get(name) instanceof Value.Flag flag ? flag.on() ? 1 : 0 : -1);
        }
    }

    /** The attributes that cells say something of. */
    static Map<String, Value> read(List<String> cells) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size() && i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (cell.equals("1") || cell.equals("0")) {
                attributes.put(NAMES.get(i), new Value.Flag(cell.equals("1")));
            }
        }
        return attributes;
    }
}
