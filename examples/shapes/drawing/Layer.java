import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** One filled shape. Translucent paint (glints, clouds) hides nothing. */
record Layer(Shape shape, Paint paint) {
    Layer moved(AffineTransform transform) {
        return new Layer(transform.createTransformedShape(shape), paint);
    }

    boolean hides() {
        return paint.getTransparency() == Paint.OPAQUE;
    }
}
