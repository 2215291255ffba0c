package org.labelport.csv.openimages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.model.Attributes;
import org.labelport.model.Value;
import org.labelport.output.ByteText;

/** The attributes of a box that have a column, in the columns' order. */
final class Flags {

    /** Flag: the object is only depicted, for example in a drawing. */
    static final String DEPICTION = "depiction";

    /** Flag: the picture was taken from inside the object. */
    static final String INSIDE = "inside";

    /** Flag: a label that was checked and does not apply to the picture. */
    static final String NEGATIVE = "negative";

    static final List<String> COLUMNS = List.of("IsOccluded", "IsTruncated", "IsGroupOf", "IsDepiction", "IsInside");

    private static final List<String> NAMES =
            List.of(Attributes.OCCLUDED, Attributes.TRUNCATED, Attributes.CROWD, DEPICTION, INSIDE);

    private Flags() {}

    /** Returns the names of those attributes of an annotation that have a column. */
    static Set<String> kept(Map<String, Value> attributes) {
        return NAMES.stream()
                .filter(name -> attributes.get(name) instanceof Value.Flag)
                .collect(Collectors.toSet());
    }

    /** Writes a comma and 1, 0, or -1 (not known) for each column. */
    static void write(Map<String, Value> attributes, ByteText out) {
        for (String name : NAMES) {
            out.ascii(',').integer(attributes.get(name) instanceof Value.Flag flag ? flag.on() ? 1 : 0 : -1);
        }
    }

    /**
     * Reads the attributes from cells in the order of {@link #COLUMNS}. An empty one and -1 say that nothing is known;
     * what else is neither 1 nor 0 is kept as it is.
     */
    static Map<String, Value> read(List<String> cells) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size() && i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (cell.equals("1") || cell.equals("0")) {
                attributes.put(NAMES.get(i), new Value.Flag(cell.equals("1")));
            } else if (!cell.isEmpty() && !cell.equals("-1")) {
                attributes.put(Attributes.UNKNOWN_PREFIX + COLUMNS.get(i), new Value.Text(cell));
            }
        }
        return attributes;
    }
}
