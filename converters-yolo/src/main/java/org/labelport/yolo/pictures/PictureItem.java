package org.labelport.yolo.pictures;

import java.util.Locale;
import java.util.Set;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.yolo.rows.YoloLosses;

/** Reports what YOLO's readers do to a picture: they leave out small ones, and ignore some files and orientations. */
public final class PictureItem {

    /** Readers leave out pictures with a side shorter than this many pixels. */
    public static final int SMALLEST_SIDE = 10;

    /** Extensions of formats of which the readers apply the orientation in the file. */
    private static final Set<String> TURNED = Set.of(".jpg", ".jpeg", ".mpo");

    private PictureItem() {}

    /**
     * Reports what readers do to a picture. Called after the picture was put into the export.
     *
     * @param suffixes extensions that they accept for pictures, in lower case with a dot
     */
    public static void report(Item item, Media.Image image, String name, Set<String> suffixes, ShardOutput out) {
        if (image.hasSize() && Math.min(image.width(), image.height()) < SMALLEST_SIDE) {
            out.loss(Loss.changed(
                    item.id(),
                    YoloLosses.IMAGE_TOO_SMALL,
                    image.width() + " x " + image.height()
                            + " pixels: readers leave out pictures with a side shorter than " + SMALLEST_SIDE));
        }
        String suffix = SafePath.extension(name).toLowerCase(Locale.ROOT);
        if (!suffixes.contains(suffix)) {
            out.loss(Loss.changed(
                    item.id(), YoloLosses.SUFFIX_UNREAD, "readers do not accept '" + name + "' as a picture"));
        } else if (image.orientation() != 1 && !out.isMediaTurned() && !TURNED.contains(suffix)) {
            out.loss(
                    Loss.changed(
                            item.id(),
                            YoloLosses.ORIENTATION_IGNORED,
                            "the picture is stored turned (orientation " + image.orientation()
                                    + "), and readers turn only JPEG files; the labels are those of the picture as it is shown"));
        }
    }
}
