import java.awt.geom.Rectangle2D;

/** Where an object is, in pixels with the origin at the top left corner of the picture. */
sealed interface Region permits Box, Polygons, Mask {
    Rectangle2D bounds();

    double area();
}
