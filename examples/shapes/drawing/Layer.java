import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** One filled shape. A translucent one (a glint, a cloud) hides nothing. */
record Layer(Shape shape, Paint paint) {
    Layer moved(AffineTransform transform) {
        return new Layer(transform.createTransformedShape(shape), paint);
    }

    boolean hides() {
        return paint.getTransparency() == Paint.OPAQUE;
    }
}
