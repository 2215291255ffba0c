package org.labelport.yolo.pictures;

import java.util.Locale;
import java.util.Set;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.yolo.rows.YoloLosses;

/** Pictures as YOLO's readers take them: single ones, not too small, shown as the format lets them be shown. */
public final class PictureItem {

    /** Readers leave out pictures with a shorter side. */
    public static final int SMALLEST_SIDE = 10;

    /** Formats of which the readers heed the orientation that a picture says it has. */
    private static final Set<String> TURNED = Set.of(".jpg", ".jpeg", ".mpo");

    private PictureItem() {}

    /**
     * Reports what readers do to a picture. Called after the picture was put into the export.
     *
     * @param suffixes that they take for pictures, lower-case with a dot
     */
    public static void report(Item item, Media.Image image, String name, Set<String> suffixes, ShardOutput out) {
        if (image.hasSize() && Math.min(image.width(), image.height()) < SMALLEST_SIDE) {
            out.loss(Loss.changed(
                    item.id(),
                    YoloLosses.IMAGE_TOO_SMALL,
                    image.width() + " x " + image.height() + " pixels: readers leave out pictures with a side under "
                            + SMALLEST_SIDE));
        }
        String suffix = SafePath.extension(name).toLowerCase(Locale.ROOT);
        if (!suffixes.contains(suffix)) {
            out.loss(Loss.changed(
                    item.id(), YoloLosses.SUFFIX_UNREAD, "readers do not take '" + name + "' for a picture"));
        } else if (image.orientation() != 1 && !out.isMediaTurned() && !TURNED.contains(suffix)) {
            out.loss(Loss.changed(
                    item.id(),
                    YoloLosses.ORIENTATION_IGNORED,
                    "it says that it is to be turned (orientation " + image.orientation()
                            + "), which readers heed of JPEG only; the labels are those of the turned picture"));
        }
    }
}
