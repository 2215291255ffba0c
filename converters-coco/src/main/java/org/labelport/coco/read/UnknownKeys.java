package org.labelport.coco.read;

import java.util.HashSet;
import java.util.Set;
import org.labelport.coco.file.Snippet;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Reports keys of a file that are not read, each of them once, however often it occurs; of very many it names the first. */
public final class UnknownKeys {

    /** A file with more unknown keys uses ids as keys, and the first reports are enough. */
    private static final int MAX_REPORTED = 100;

    private static final int MAX_SHOWN = 100;

    private final String file;
    private final LossSink losses;
    private final Set<String> reported = new HashSet<>();

    public UnknownKeys(String file, LossSink losses) {
        this.file = file;
        this.losses = losses;
    }

    /**
     * Reports a key.
     *
     * @param owner the list whose elements have the key, such as {@code images}
     */
    public void notRead(String owner, String key, String reason) {
        if (reported.size() > MAX_REPORTED) {
            return;
        }
        String name = owner + "." + Snippet.of(key, MAX_SHOWN);
        if (reported.add(name)) {
            String what = reported.size() > MAX_REPORTED
                    ? "more than " + MAX_REPORTED + " keys are not read; the others are not named"
                    : "'" + name + "' is not read: " + reason;
            losses.loss(Loss.ofDataset(LossCodes.ATTRIBUTE_DROPPED, file + ": " + what));
        }
    }
}
