import java.awt.geom.Rectangle2D;

/** A bounding box, parallel to the axes. */
record Box(Rectangle2D bounds) implements Region {
    @Override
    public double area() {
        return bounds.getWidth() * bounds.getHeight();
    }
}
