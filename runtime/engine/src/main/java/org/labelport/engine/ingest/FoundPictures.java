package org.labelport.engine.ingest;

import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;

/**
 * Counts pictures with and without a file. Where some have none, a path is probably wrong; where all have none, the folder of the
 * pictures was probably forgotten. Nobody would notice either before the training.
 */
final class FoundPictures {

    private final String advice;
    private final boolean wanted;
    private long found;
    private long missing;
    private String firstMissing = "";

    /**
     * @param advice what to do about missing pictures
     * @param wanted whether to warn when there are none at all
     */
    FoundPictures(String advice, boolean wanted) {
        this.advice = advice;
        this.wanted = wanted;
    }

    void add(Item item) {
        if (!(item.media() instanceof Media.Image image)) {
            return;
        }
        if (!image.blob().equals(Blob.ABSENT)) {
            found++;
        } else if (missing++ == 0) {
            firstMissing = item.path();
        }
    }

    /** The warning; empty when all pictures have a file, or none has, where that may be meant. */
    Optional<String> warning() {
        if (missing == 0) {
            return Optional.empty();
        }
        if (found > 0) {
            return Optional.of(missing + " of " + (found + missing) + " pictures have no file, the first of them '"
                    + firstMissing
                    + "': their annotations are exported without them. " + advice
                    + ", or correct their paths there");
        }
        return wanted
                ? Optional.of("the source has no files of its pictures, so the annotations are exported without them. "
                        + advice + ", or say that this is meant with --media none")
                : Optional.empty();
    }
}
