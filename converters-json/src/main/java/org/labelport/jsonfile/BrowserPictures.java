package org.labelport.jsonfile;

import java.util.Locale;
import java.util.Set;
import org.labelport.model.Item;
import org.labelport.output.SafePath;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.report.LossSpec;

/** What programs that run in a browser show of pictures: annotations, and nothing below them, where the browser knows no such files. */
public final class BrowserPictures {

    public static final LossSpec NOT_SHOWN = new LossSpec("image.not-shown", "pictures that browsers do not show");

    private static final Set<String> UNKNOWN = Set.of(".heic", ".heif", ".pgm", ".ppm", ".tif", ".tiff");

    private BrowserPictures() {}

    /** Whether browsers show a file, as its name has it. */
    public static boolean show(String name) {
        return !UNKNOWN.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }

    /** Reports a picture that browsers do not show. */
    public static void report(Item item, String name, LossSink losses) {
        if (!show(name)) {
            losses.loss(Loss.changed(
                    item.id(), NOT_SHOWN.code(), "browsers do not show '" + name + "'. Save it as PNG or JPEG"));
        }
    }
}
