package org.labelport.engine.ingest;

import java.util.Optional;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;

/**
 * Counts pictures with and without a file. A source without any files of pictures is taken as intended; where some
 * pictures have a file and others do not, a path is probably wrong, which nobody would notice.
 */
final class FoundPictures {

    private final String advice;
    private long found;
    private long missing;
    private String firstMissing = "";

    /** @param advice what to do about missing pictures */
    FoundPictures(String advice) {
        this.advice = advice;
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

    /** The warning; empty when all pictures have a file, or none has. */
    Optional<String> warning() {
        return found == 0 || missing == 0
                ? Optional.empty()
                : Optional.of(missing + " of " + (found + missing) + " pictures have no file, the first of them '"
                        + firstMissing
                        + "': their annotations are exported without them. " + advice
                        + ", or correct their paths there");
    }
}
