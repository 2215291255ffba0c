package org.labelport.voc.file;

import java.util.OptionalInt;
import java.util.Set;

/** Where the numbers of an annotation file are counted from. */
public enum Origin {
    /** Edges in pixels from the corner of the picture. */
    ZERO(0, 0),
    /** The first pixel is 1, and a box runs from its first to its last pixel, both included. */
    ONE(1, 0),
    /** Edges in pixels from the corner of the picture, all of them greater by one, as Roboflow and supervision write them. */
    MOVED(1, 1);

    private static final Set<String> MOVING_DATABASES = Set.of("roboflow.ai", "roboflow.com");

    private final int first;
    private final int last;

    Origin(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /**
     * Returns the origin of a file.
     *
     * @param otherwise that of files that do not tell it
     */
    public static Origin of(VocXml xml, Origin otherwise) {
        OptionalInt recorded = BaseRecord.parse(xml.field("annotation"));
        if (recorded.isPresent()) {
            return ofBase(recorded.getAsInt());
        }
        return MOVING_DATABASES.contains(xml.field("database").strip()) ? MOVED : otherwise;
    }

    /** Returns the origin that has a coordinate, 0 or 1, for the first pixel. */
    public static Origin ofBase(int base) {
        return base == 1 ? ONE : ZERO;
    }

    /** What is subtracted from a left or top edge, and from the corners of polygons. */
    public int first() {
        return first;
    }

    /** What is subtracted from a right or bottom edge. */
    public int last() {
        return last;
    }
}
