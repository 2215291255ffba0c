package org.labelport.voc.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.ShardOutput;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.LabelPicture;
import org.labelport.raster.Palettes;
import org.labelport.raster.PngWriter;
import org.labelport.raster.Rasters;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.voc.file.LabelMapClasses;
import org.labelport.voc.file.VocLayout;

/**
 * The two segmentation pictures of one picture. The object picture has for each pixel the number of its object, the
 * class picture the number of the object's class. Where objects overlap, a pixel belongs to the one in front.
 */
public final class Segmentation {

    /** The largest number of an object or class. 0 is the background, and 255 the border, which readers ignore. */
    public static final int LAST_VALUE = 254;

    private static final int[] COLORS = Palettes.voc();
    private static final Comparator<VocObject> BACK_TO_FRONT = Comparator.comparingInt((VocObject object) ->
                    object.region().orElse(object.annotation()).z())
            .thenComparingInt(VocObject::number);

    private final LabelCanvas objects;
    private final int[] classOfObject;

    private Segmentation(LabelCanvas objects, int[] classOfObject) {
        this.objects = objects;
        this.classOfObject = classOfObject;
    }

    /** Paints the objects that are more than boxes; returns empty when there are none. */
    static Optional<Segmentation> paint(
            List<VocObject> objects, Item item, Media.Image image, LabelMapClasses classes, ShardOutput out)
            throws ItemException {
        List<VocObject> regions = new ArrayList<>();
        for (VocObject object : objects) {
            if (object.region().isPresent()) {
                if (object.number() <= LAST_VALUE) {
                    regions.add(object);
                } else {
                    out.loss(Loss.changed(
                            item.id(),
                            object.region().get().id(),
                            LossCodes.MASK_TOO_MANY_INSTANCES,
                            "only " + LAST_VALUE + " objects of a picture have numbers; its box is written"));
                }
            }
        }
        if (regions.isEmpty()) {
            return Optional.empty();
        }
        regions.sort(BACK_TO_FRONT);
        Optional<String> tooLarge = Rasters.tooLarge(image.width(), image.height(), out.limits());
        if (tooLarge.isPresent()) {
            throw new ItemException(
                    "image.too-large",
                    "its segmentation pictures would have " + tooLarge.get()
                            + ", cut it into tiles, or leave them out with segmentation=false");
        }
        LabelCanvas canvas = new LabelCanvas(image.width(), image.height());
        int[] classOfObject = new int[LAST_VALUE + 1];
        Map<Integer, VocObject> byNumber = new HashMap<>();
        for (VocObject region : regions) {
            paint(region, canvas, byNumber, item, out);
            byNumber.put(region.number(), region);
            classOfObject[region.number()] = classes.number(region.annotation().category());
        }
        return Optional.of(new Segmentation(canvas, classOfObject));
    }

    private static void paint(
            VocObject region, LabelCanvas canvas, Map<Integer, VocObject> behind, Item item, ShardOutput out) {
        Optional<LabelCanvas.Painted> painted =
                canvas.paintCentres(shape(region).shape(), region.number());
        if (painted.isEmpty() || painted.get().pixels() == 0) {
            out.loss(Loss.changed(
                    item.id(),
                    shape(region).id(),
                    LossCodes.MASK_EMPTY,
                    "it covers no pixel's centre; its box is written"));
            return;
        }
        for (int covered : painted.get().covered()) {
            VocObject other = behind.get(covered);
            if (other != null) {
                out.loss(Loss.changed(
                        item.id(),
                        shape(other).id(),
                        LossCodes.MASK_OVERLAP_CUT,
                        "annotation " + shape(region).id() + " lies in front of it"));
            }
        }
    }

    private static Annotation shape(VocObject object) {
        return object.region().orElseThrow();
    }

    /** Writes the object picture and the class picture. */
    void write(String id, ShardOutput out) throws IOException {
        write(out.file(VocLayout.objectFile(id)), object -> object);
        write(out.file(VocLayout.classFile(id)), object -> classOfObject[object]);
    }

    private void write(OutputStream file, IntUnaryOperator value) throws IOException {
        PngWriter.palette(file, LabelPicture.of(objects, LAST_VALUE + 1, value), COLORS);
    }
}
