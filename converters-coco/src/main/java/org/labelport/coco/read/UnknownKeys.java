package org.labelport.coco.read;

import org.labelport.coco.file.Snippet;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.report.ToldNames;

/** Reports keys of a file that are not read. */
public final class UnknownKeys {

    private static final int MAX_SHOWN = 100;

    private final String file;
    private final LossSink losses;
    private final ToldNames told = new ToldNames();

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
        told.next(owner + "." + Snippet.of(key, MAX_SHOWN))
                .ifPresent(name -> losses.loss(
                        Loss.ofDataset(LossCodes.ATTRIBUTE_DROPPED, file + ": '" + name + "' is not read: " + reason)));
    }
}
