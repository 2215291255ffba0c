package org.labelport.csv.vertex;

/** Codes of losses that only this format has. */
final class VertexLosses {

    /** An item whose type of data does not fit the table's task. */
    static final String OTHER_TASK = "item.other-task";

    /** A box of less than 8 pixels or a hundredth of the picture. */
    static final String TOO_SMALL = "box.too-small";

    /** A box after the 500th of a picture. */
    static final String TOO_MANY = "box.too-many";

    private VertexLosses() {}
}
