package org.labelport.dm.sdk;

import java.util.ArrayList;
import java.util.List;
import org.labelport.convert.Census;
import org.labelport.model.Split;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * The folders of a data set's splits. A data set without splits has no such folders. Any other has {@code train} and
 * {@code valid}, and {@code test} if it has items for it.
 *
 * @param divided whether the data set has splits: "categorised", in the SDK's words
 * @param tested whether there are items for tests
 */
public record SdkSplits(boolean divided, boolean tested) {

    /** Returns the folders of a data set. Items without a split are reported if others have one. */
    public static SdkSplits of(Census census, LossSink losses) {
        long undivided = census.items(Split.NONE);
        boolean divided = undivided < census.items();
        if (divided && undivided > 0) {
            losses.loss(
                    Loss.ofDataset(SdkCodes.SPLIT_ASSUMED, undivided + " items without a split are written to train"));
        }
        return new SdkSplits(divided, census.items(Split.TEST) > 0);
    }

    /** Returns the folder of a split with a slash at its end, or an empty text in a data set without splits. */
    public String folder(Split split) {
        if (!divided) {
            return "";
        }
        return switch (split) {
            case NONE, TRAIN -> "train/";
            case VALIDATION -> "valid/";
            case TEST -> "test/";
        };
    }

    /** Returns all folders in the SDK's order; one empty text in a data set without splits. */
    public List<String> folders() {
        if (!divided) {
            return List.of("");
        }
        List<String> folders = new ArrayList<>(List.of(folder(Split.TRAIN), folder(Split.VALIDATION)));
        if (tested) {
            folders.add(folder(Split.TEST));
        }
        return folders;
    }
}
