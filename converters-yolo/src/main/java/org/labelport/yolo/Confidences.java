package org.labelport.yolo;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.labelport.options.OptionSpec;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.yolo.rows.RowEnd;
import org.labelport.yolo.rows.YoloLosses;

/** Tells predictions that end in their confidence from data to train from, which ends in nothing. */
final class Confidences {

    static final String KEY = "confidence";

    private static final String AUTO = "auto";
    private static final String LAST = "last";
    private static final String NONE = "none";

    private Confidences() {}

    /** The key of a filter that says it. */
    static OptionSpec filterKey() {
        return OptionSpec.choice(
                KEY,
                AUTO,
                List.of(AUTO, LAST, NONE),
                "whether the last number of rows is a model's confidence; auto: when the first rows all have the number"
                        + " for it");
    }

    /** A description that says how rows end. */
    static DataDescription told(String chosen, DataDescription data, List<PictureFolder> folders, LossSink losses) {
        return switch (chosen) {
            case LAST -> data.with(RowEnd.CONFIDENCE);
            case AUTO -> isAssumed(data, folders) ? assumed(data, losses) : data;
            default -> data;
        };
    }

    /** Numbers that are all 1 may be those of a single object that was tracked. */
    private static boolean isAssumed(DataDescription data, List<PictureFolder> folders) {
        AtomicBoolean fraction = new AtomicBoolean();
        boolean all = FirstLabels.allAre(folders, row -> {
            double last = row[row.length - 1];
            fraction.compareAndSet(false, last > 0 && last < 1);
            return data.grammar().endsInConfidence(row);
        });
        return all && fraction.get();
    }

    private static DataDescription assumed(DataDescription data, LossSink losses) {
        losses.loss(Loss.ofDataset(
                YoloLosses.CONFIDENCE_ASSUMED,
                "every row has one number more than its object, from 0 to 1: they are read as confidences. --filter"
                        + " confidence=last says so, confidence=none refuses such rows"));
        return data.with(RowEnd.CONFIDENCE);
    }
}
