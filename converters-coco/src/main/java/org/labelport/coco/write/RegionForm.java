package org.labelport.coco.write;

/** In which form a kind of file holds regions. */
enum RegionForm {
    /** Boxes, polygons without holes, and masks for all else. */
    AS_IT_IS,
    /** Polygons without holes only. */
    POLYGONS,
    /** Masks only. */
    PIXELS
}
