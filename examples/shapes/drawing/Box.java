import java.awt.geom.Rectangle2D;

/** A box along the axes. */
record Box(Rectangle2D bounds) implements Region {
    @Override
    public double area() {
        return bounds.getWidth() * bounds.getHeight();
    }
}
