package org.labelport.coco.write;

/** The form in which a kind of file holds regions. */
enum RegionForm {
    /** Boxes, polygons without holes, and masks for all other regions. */
    AS_IT_IS,
    /** Only polygons without holes. */
    POLYGONS,
    /** Only masks. */
    PIXELS
}
