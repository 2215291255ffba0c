package org.labelport.engine.ingest;

import org.labelport.engine.catalogue.InstalledTarget;

/** What a user can do about pictures that the source does not have, or of which it does not say how large they are. */
public final class PictureAdvice {

    private static final String IMAGES = "images";
    private static final String MEDIA = "media";

    private PictureAdvice() {}

    /** A sentence without its full stop, with the option by which this target takes a folder of files, if it has one. */
    public static String of(InstalledTarget target) {
        if (takes(IMAGES, target)) {
            return "Give the folder of the pictures with --images";
        }
        return takes(MEDIA, target)
                ? "Give the folder of the files with --filter media=DIR"
                : "Check that its file and its size are where the data comes from";
    }

    /** Whether files may be missing only because nobody said where they are. */
    static boolean isFolderAsked(InstalledTarget target) {
        return takes(IMAGES, target) || takes(MEDIA, target);
    }

    private static boolean takes(String key, InstalledTarget target) {
        return target.handler().filterKeys().stream()
                .anyMatch(known -> known.name().equals(key));
    }
}
