/** How an object is annotated. */
enum Kind {
    BOX,
    /** As annotators draw it: the whole object's box, also where it leaves the picture. */
    BOX_BEYOND_THE_EDGE,
    POLYGONS,
    MASK,
    CROWD
}
