package org.labelport.annotationfile;

import java.util.Locale;
import java.util.Set;
import org.labelport.model.Item;
import org.labelport.output.SafePath;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;

/**
 * Tells which pictures browsers show. For all others, a program that runs in a browser shows the annotations without
 * the picture.
 */
public final class BrowserPictures {

    public static final LossSpec NOT_SHOWN = new LossSpec("image.not-shown", "pictures that browsers do not show");

    private static final Set<String> UNKNOWN = Set.of(".heic", ".heif", ".pgm", ".ppm", ".tif", ".tiff");

    private BrowserPictures() {}

    /** Returns whether browsers show pictures with this file name extension. */
    public static boolean show(String name) {
        return !UNKNOWN.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }

    /**
     * Reports the item's picture if browsers do not show it.
     *
     * @param name file name of the picture, as it is written
     */
    public static void report(Item item, String name, LossSink losses) {
        if (!show(name)) {
            losses.loss(Loss.changed(
                    item.id(), NOT_SHOWN.code(), "browsers do not show '" + name + "'. Save it as PNG or JPEG"));
        }
    }
}
