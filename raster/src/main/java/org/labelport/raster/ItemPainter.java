package org.labelport.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.labelport.convert.SinglePicture;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.raster.Painting.Fate;
import org.labelport.raster.Painting.Note;
import org.labelport.report.ItemException;
import org.labelport.report.LossCodes;

/**
 * Paints the annotations of an item over each other, for formats in which a pixel belongs to one object. Annotations
 * are painted in their drawing order, and those with equal order as they are listed.
 */
public final class ItemPainter {

    private final List<Annotation> annotations;
    private final Frame frame;
    private final LabelCanvas canvas;
    private final Fate[] fates;
    private final List<List<Note>> notes = new ArrayList<>();

    private ItemPainter(Item item, Media.Image image) {
        this.annotations = item.annotations();
        this.frame = new Frame(image.width(), image.height());
        this.canvas = new LabelCanvas(image.width(), image.height());
        this.fates = new Fate[annotations.size()];
        annotations.forEach(annotation -> notes.add(new ArrayList<>()));
    }

    /**
     * Paints an item.
     *
     * @param limits of the run, which bound the size of the picture
     * @param refusal returns why an annotation is not painted, whatever its shape; empty for one that is painted
     * @throws ItemException when the item is not a single picture, or its size is not known or above the limit
     */
    public static Painting paint(Item item, Limits limits, Function<Annotation, Optional<Note>> refusal)
            throws ItemException {
        return new ItemPainter(item, picture(item, limits)).paint(refusal);
    }

    private static Media.Image picture(Item item, Limits limits) throws ItemException {
        Media.Image image = SinglePicture.withSize(item, "a format of masks");
        Optional<String> tooLarge = Rasters.tooLarge(image.width(), image.height(), limits);
        if (tooLarge.isPresent()) {
            throw new ItemException(
                    "image.too-large", "its mask would have " + tooLarge.get() + ", or cut it into tiles");
        }
        return image;
    }

    private Painting paint(Function<Annotation, Optional<Note>> refusal) {
        int[] order = backToFront();
        for (int place : order) {
            refusal.apply(annotations.get(place))
                    .ifPresentOrElse(note -> fates[place] = new Fate.Refused(note), () -> paint(place));
        }
        long[] pixels = new long[annotations.size() + 1];
        canvas.forEachBlock((x, y, width, height, owner) -> pixels[owner] += (long) width * height);
        for (int rank = 0; rank < order.length; rank++) {
            int place = order[rank];
            if (fates[place] == null) {
                fates[place] = pixels[place + 1] == 0
                        ? refused(LossCodes.MASK_EMPTY, "shapes in front of it cover all of its pixels")
                        : new Fate.Seen(pixels[place + 1], rank, notes.get(place));
            }
        }
        return new Painting(canvas, Arrays.asList(fates));
    }

    private int[] backToFront() {
        long[] order = new long[annotations.size()];
        for (int place = 0; place < order.length; place++) {
            order[place] = (long) annotations.get(place).z() << Integer.SIZE | place;
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToInt(place -> (int) place).toArray();
    }

    private void paint(int place) {
        Annotation annotation = annotations.get(place);
        Shape shape = annotation.shape();
        Optional<LabelCanvas.Painted> painted = canvas.paintCentres(shape, place + 1);
        if (painted.isEmpty()) {
            fates[place] = refused(
                    LossCodes.GEOMETRY_UNSUPPORTED,
                    "a mask cannot hold the shape '" + shape.kind().key() + "', which encloses no area");
            return;
        }
        if (painted.get().pixels() == 0) {
            fates[place] = refused(LossCodes.MASK_EMPTY, "it covers no pixel of the picture");
            return;
        }
        if (!(shape instanceof Shape.Mask)) {
            note(place, LossCodes.GEOMETRY_AS_MASK, shape.kind().key() + " is written as the pixels it covers");
        }
        if (Boxes.bounds(shape).filter(box -> !Boxes.inside(box, frame)).isPresent()) {
            note(
                    place,
                    LossCodes.GEOMETRY_CLIPPED,
                    "cut at the picture's border (" + canvas.width() + " x " + canvas.height() + ")");
        }
        for (int covered : painted.get().covered()) {
            note(covered - 1, LossCodes.MASK_OVERLAP_CUT, "cut where '" + annotation.id() + "' lies in front of it");
        }
    }

    private void note(int place, String code, String detail) {
        notes.get(place).add(new Note(code, detail));
    }

    private static Fate refused(String code, String detail) {
        return new Fate.Refused(new Note(code, detail));
    }
}
