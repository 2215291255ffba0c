package org.labelport.csv.openimages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.raster.CanvasMasks;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.raster.Rasters;
import org.labelport.raster.Scaling;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.MediaFolder;

/** Reads the mask images of segments. */
record SegmentMasks(MediaFolder root, Split split, LossSink losses, Limits limits) {

    private static final int COLOR = 0xffffff;

    /**
     * Reads a mask: the pixels that are not black. A mask of another size than its picture is scaled to it, which is
     * reported.
     *
     * @param name of the mask's file
     * @param image the picture, whose size is known
     */
    Shape read(String name, Media.Image image) throws ItemException {
        LabelImage mask = load(name);
        Optional<String> tooLarge = Rasters.tooLarge(image.width(), image.height(), limits);
        if (tooLarge.isPresent() || Math.max(image.width(), image.height()) > Limit.PICTURE_SIDE.most()) {
            throw new ItemException(
                    "mask.unreadable",
                    "the picture is too large for masks: "
                            + tooLarge.orElse("a side is longer than a picture's may be"));
        }
        LabelCanvas canvas = mask.canvas();
        if (mask.width() != image.width() || mask.height() != image.height()) {
            losses.loss(Loss.ofDataset(
                    "mask.scaled",
                    name + " has " + mask.width() + " x " + mask.height() + " pixels and its picture " + image.width()
                            + " x " + image.height() + "; it is scaled"));
            canvas = Scaling.of(canvas, image.width(), image.height());
        }
        return CanvasMasks.of(canvas, 0, 0, color -> (color & COLOR) != 0);
    }

    private LabelImage load(String name) throws ItemException {
        Path file;
        try {
            file = find(root, split, name);
        } catch (ItemException e) {
            if (!e.code().equals("media.missing")) {
                throw e;
            }
            throw new ItemException("mask.missing", "its mask is missing: " + e.getMessage(), e);
        }
        try {
            return PngReader.read(file, limits);
        } catch (IOException e) {
            throw new ItemException(
                    "mask.unreadable", "its mask cannot be read: " + e.getMessage() + ". Replace it.", e);
        }
    }

    /**
     * Finds a mask where Open Images has it, else where FiftyOne has it.
     *
     * @throws ItemException {@code media.missing} when it is in neither place, naming the first
     */
    static Path find(MediaFolder root, Split split, String name) throws ItemException {
        String usual = OpenImagesLayout.maskFile(split, name);
        if (!root.has(usual)) {
            for (String other : FiftyOneLayout.masks(split, name)) {
                if (root.has(other)) {
                    return root.find(other);
                }
            }
        }
        return root.find(usual);
    }
}
