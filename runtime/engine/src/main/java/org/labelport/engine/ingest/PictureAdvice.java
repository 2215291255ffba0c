package org.labelport.engine.ingest;

import java.util.List;
import org.labelport.engine.catalogue.InstalledTarget;

/** What a user can do about pictures that the source does not have, or of which it does not say how large they are. */
public final class PictureAdvice {

    private static final String IMAGES = "images";
    private static final String MEDIA = "media";

    private PictureAdvice() {}

    /** A sentence without its full stop, with the option by which this target takes a folder of files, if it has one. */
    public static String of(InstalledTarget target) {
        List<String> keys =
                target.handler().filterKeys().stream().map(key -> key.name()).toList();
        if (keys.contains(IMAGES)) {
            return "Give the folder of the pictures with --images";
        }
        return keys.contains(MEDIA)
                ? "Give the folder of the files with --filter media=DIR"
                : "Check that its file and its size are where the data comes from";
    }
}
