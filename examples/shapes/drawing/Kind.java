/** How an object is annotated. */
enum Kind {
    BOX,
    /** The box of the whole object, as annotators draw it, even if it leaves the picture. */
    BOX_BEYOND_THE_EDGE,
    POLYGONS,
    MASK,
    CROWD
}
