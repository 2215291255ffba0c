package org.labelport.masks;

import java.util.List;
import org.labelport.geometry.Frame;
import org.labelport.geometry.Masks;
import org.labelport.geometry.Polygons;
import org.labelport.masks.Painting.Note;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.raster.PixelCentres;
import org.labelport.report.LossCodes;

/** The pixels of a shape: those whose centres lie inside; of a mask its own. */
final class ShapePixels {

    private ShapePixels() {}

    /**
     * The pixels on a picture, at least one.
     *
     * @param notes takes what they do not hold of the shape
     */
    static Shape.Mask of(Shape shape, Media.Image image, List<Note> notes) throws UnpaintableException {
        return switch (shape.kind()) {
            case BOX, ROTATED_BOX -> fill(Polygons.of((Shape.Box) shape), shape, image, notes);
            case POLYGON -> fill((Shape.Polygon) shape, shape, image, notes);
            case ELLIPSE -> fill(Polygons.of((Shape.Ellipse) shape), shape, image, notes);
            case POLYLINE ->
                fill(
                        Polygons.of((Shape.Path) shape)
                                .orElseThrow(() -> new UnpaintableException(
                                        LossCodes.GEOMETRY_UNSUPPORTED, "an open line has no width to paint")),
                        shape,
                        image,
                        notes);
            case MASK -> clip((Shape.Mask) shape, image, notes);
            case TAG, POINTS, CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER ->
                throw new UnpaintableException(
                        LossCodes.GEOMETRY_UNSUPPORTED, "masks have no " + shape.kind().key() + " annotations");
        };
    }

    private static Shape.Mask fill(Shape.Polygon polygon, Shape shape, Media.Image image, List<Note> notes)
            throws UnpaintableException {
        Shape.Mask pixels = PixelCentres.fill(polygon, image.width(), image.height());
        if (pixels.area() == 0) {
            throw new UnpaintableException(LossCodes.MASK_EMPTY, "it covers no pixel's centre");
        }
        notes.add(new Note(MaskCodes.AS_MASK, shape.kind().key() + " written as the pixels it covers"));
        if (!Polygons.inside(polygon, frame(image))) {
            notes.add(clipped(image));
        }
        return pixels;
    }

    private static Shape.Mask clip(Shape.Mask mask, Media.Image image, List<Note> notes) throws UnpaintableException {
        Shape.Mask inside = Masks.clip(mask, frame(image))
                .orElseThrow(
                        () -> new UnpaintableException(LossCodes.MASK_EMPTY, "the mask has no pixel on the picture"));
        if (inside.area() != mask.area()) {
            notes.add(clipped(image));
        }
        return inside;
    }

    private static Frame frame(Media.Image image) {
        return new Frame(image.width(), image.height());
    }

    private static Note clipped(Media.Image image) {
        return new Note(
                LossCodes.GEOMETRY_CLIPPED,
                "cut at the picture's border (" + image.width() + " x " + image.height() + ")");
    }

    /** A shape without pixels, and why. */
    static final class UnpaintableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        UnpaintableException(String code, String detail) {
            super(detail, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
