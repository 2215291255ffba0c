package org.labelport.engine.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.picture.NoPictureException;
import org.labelport.engine.picture.PictureSize;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.geometry.ExifFrame;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.SafePath;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * Brings a picture's annotations into the frame that the run wants, where the EXIF data in the picture's file says that
 * it is displayed turned. Used by the thread that reads.
 */
final class PictureFrames {

    private static final int UPRIGHT = 1;

    /** Extensions of the pictures whose headers are read. Other files may be pictures that only readers know. */
    private static final Set<String> KNOWN_KINDS = Set.of(
            ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif",
            ".avif", ".jp2", ".pgm", ".ppm", ".pfm");

    private final ImageHeaders headers;
    private final Orientation wanted;
    private final LossSink losses;
    private long turned;
    private String firstTurned = "";

    PictureFrames(ImageHeaders headers, Orientation wanted, LossSink losses) {
        this.headers = headers;
        this.wanted = wanted;
        this.losses = losses;
    }

    /**
     * The item with its annotations in the wanted frame. Its source may not have looked into the file: when the source
     * gives the sides of the stored picture, and the displayed ones differ, its annotations were made on the stored
     * pixels and are turned.
     */
    Item framed(Item item) {
        if (!(item.media() instanceof Media.Image image) || !PictureSizes.isHere(image.blob())) {
            return item;
        }
        int orientation = orientation(item, image);
        if (orientation == UPRIGHT) {
            return item;
        }
        if (turned++ == 0) {
            firstTurned = item.path();
        }
        Item displayed = displayed(item, image, orientation);
        return wanted == Orientation.RAW ? stored(displayed, orientation) : displayed;
    }

    /** A warning; empty when no picture is displayed turned, or when those that are become upright in the export. */
    Optional<String> warning() {
        if (turned == 0 || wanted == Orientation.BAKE) {
            return Optional.empty();
        }
        boolean raw = wanted == Orientation.RAW;
        return Optional.of((turned == 1 ? "a picture" : turned + " pictures")
                + " that EXIF data says to display turned, the first of them '" + firstTurned + "', "
                + (turned == 1 ? "stays as it is" : "stay as they are") + " (--exif " + (raw ? "raw" : "keep")
                + "), with annotations " + (raw ? "on the stored pixels" : "on the displayed picture")
                + ": programs that "
                + (raw
                        ? "follow EXIF data, such as Ultralytics, CVAT, Label Studio, LabelMe and VIA,"
                        : "do not follow EXIF data, such as PIL, torchvision and TensorFlow,")
                + " see them elsewhere. Give --exif bake if yours does");
    }

    private int orientation(Item item, Media.Image image) {
        boolean told = image.orientation() != UPRIGHT;
        try {
            Path file = Path.of(image.blob().location().orElseThrow());
            PictureSize size = headers.size(file);
            if (headers.isCut(file)) {
                unreadable(item, "is cut off: its end is missing; readers will not open it, or show a part");
            }
            if (!told) {
                compare(item, image, size);
            }
            return told ? image.orientation() : size.orientation();
        } catch (NoPictureException e) {
            unreadable(item, e.reason() + "; readers will not open it");
            return image.orientation();
        } catch (IOException | IllegalArgumentException e) {
            return image.orientation(); // what is wrong with the file is reported where it is copied
        }
    }

    /**
     * Reports a file that is not a picture, or not a whole one. Copying does not notice it, and readers end with an error
     * there, leave it out, or show a part.
     *
     * @param reason goes on after the file's name
     */
    private void unreadable(Item item, String reason) {
        if (KNOWN_KINDS.contains(SafePath.extension(item.path()).toLowerCase(Locale.ROOT))) {
            losses.loss(Loss.changed(item.id(), LossCodes.IMAGE_UNREADABLE, "'" + item.path() + "' " + reason));
        }
    }

    /**
     * Reports that the source means another picture than the file holds: one of them was scaled, turned or exchanged.
     */
    private void compare(Item item, Media.Image image, PictureSize file) {
        boolean same = image.width() == file.width() && image.height() == file.height();
        boolean asStored = Media.Image.isSideways(file.orientation())
                && image.width() == file.height()
                && image.height() == file.width();
        if (image.hasSize() && !same && !asStored) {
            losses.loss(Loss.changed(
                    item.id(),
                    LossCodes.IMAGE_SIZE_DIFFERS,
                    "its source says " + image.width() + " x " + image.height() + " pixels, its file has "
                            + file.width() + " x " + file.height()
                            + "; annotations are left as they are, for the size that its source says"));
        }
    }

    private Item displayed(Item item, Media.Image image, int orientation) {
        boolean known = image.orientation() != UPRIGHT || !image.hasSize() || !Media.Image.isSideways(orientation);
        if (known || image.width() == image.height() || !hasStoredSides(image)) {
            return item.withMedia(new Media.Image(image.blob(), image.width(), image.height(), orientation));
        }
        losses.loss(Loss.changed(
                item.id(),
                LossCodes.ANNOTATIONS_TURNED,
                "its source gives the sides of the stored picture, which is displayed turned (orientation "
                        + orientation + "); annotations were turned with it"));
        Item turned = with(item, shape -> ExifFrame.toDisplayed(shape, orientation, image.width(), image.height()));
        return turned.withMedia(new Media.Image(image.blob(), image.height(), image.width(), orientation));
    }

    /** Whether the source's sides are those of the file before it is turned. */
    private boolean hasStoredSides(Media.Image image) {
        try {
            PictureSize shown = headers.size(Path.of(image.blob().location().orElseThrow()));
            return image.width() == shown.height() && image.height() == shown.width();
        } catch (IOException e) {
            return false;
        }
    }

    private static Item stored(Item item, int orientation) {
        Media.Image image = (Media.Image) item.media();
        boolean sideways = Media.Image.isSideways(orientation);
        int width = sideways ? image.height() : image.width();
        int height = sideways ? image.width() : image.height();
        return with(item, shape -> ExifFrame.toStored(shape, orientation, width, height))
                .withMedia(Media.Image.of(image.blob(), width, height));
    }

    private static Item with(Item item, UnaryOperator<Shape> change) {
        List<Annotation> annotations = new ArrayList<>(item.annotations().size());
        for (Annotation annotation : item.annotations()) {
            annotations.add(annotation.withShape(change.apply(annotation.shape())));
        }
        return item.withAnnotations(annotations);
    }
}
