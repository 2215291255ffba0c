package org.labelport.yolo;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.labelport.options.OptionSpec;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.yolo.dataset.DataDescription;
import org.labelport.yolo.rows.YoloLosses;
import org.labelport.yolo.rows.read.RowEnd;

/**
 * Distinguishes predictions, whose rows end in a confidence or in a confidence and the number of a tracked object, and
 * labels of tracked objects, whose rows end in that number alone, from other training data.
 */
final class Confidences {

    static final String KEY = "confidence";

    private static final String AUTO = "auto";
    private static final String LAST = "last";
    private static final String TRACKED = "tracked";
    private static final String TRACK = "track";
    private static final String NONE = "none";

    private Confidences() {}

    /** Returns the filter key that says how rows end. */
    static OptionSpec filterKey() {
        return OptionSpec.choice(
                KEY,
                AUTO,
                List.of(AUTO, LAST, TRACKED, TRACK, NONE),
                "whether rows end in a model's confidence (last), in one followed by a track number (tracked), in a track"
                        + " number alone, which rows may lack (track), or in neither (none); auto: decided from the first"
                        + " rows");
    }

    /**
     * Returns the description with the end of rows, which the filter names or the first rows show.
     *
     * @param chosen value of the filter key
     */
    static DataDescription withRowEnd(String chosen, DataDescription data, FirstLabels labels, LossSink losses) {
        return switch (chosen) {
            case LAST -> data.with(RowEnd.CONFIDENCE);
            case TRACKED -> data.with(RowEnd.CONFIDENCE_AND_TRACK);
            case TRACK -> data.with(RowEnd.TRACK);
            case AUTO -> {
                if (isAssumed(data, labels)) {
                    yield assumed(data, RowEnd.CONFIDENCE, LAST, losses);
                }
                if (isTracked(data, labels)) {
                    yield assumed(data, RowEnd.CONFIDENCE_AND_TRACK, TRACKED, losses);
                }
                yield isTrackAlone(data, labels) ? assumed(data, RowEnd.TRACK, TRACK, losses) : data;
            }
            default -> data;
        };
    }

    /**
     * Whether all rows seem to end in a confidence and a track number. A number above 1 must occur, because 1 may also
     * be the last coordinate of a polygon at the picture's border.
     */
    private static boolean isTracked(DataDescription data, FirstLabels labels) {
        AtomicBoolean second = new AtomicBoolean();
        Predicate<double[]> endsInTrack = row -> {
            second.compareAndSet(false, row[row.length - 1] >= 2);
            return data.grammar().endsInTrack(row);
        };
        return labels.allAre(endsInTrack, second::get) && second.get();
    }

    /**
     * Whether all rows that have a number too many seem to end in that of a tracked object. A number above 1 must
     * occur, because others may be flags, or the first half of a polygon's last point.
     */
    private static boolean isTrackAlone(DataDescription data, FirstLabels labels) {
        AtomicBoolean any = new AtomicBoolean();
        AtomicBoolean second = new AtomicBoolean();
        Predicate<double[]> mayEndInTrack = row -> {
            boolean track = data.grammar().endsInTrackAlone(row);
            any.compareAndSet(false, track);
            second.compareAndSet(false, track && row[row.length - 1] >= 2);
            return track || data.grammar().isComplete(row);
        };
        return labels.allAre(mayEndInTrack, () -> second.get() || !any.get()) && second.get();
    }

    /**
     * Whether all rows seem to end in a confidence. A fraction must occur, because a number that is always 1 may be
     * that of a single tracked object.
     */
    private static boolean isAssumed(DataDescription data, FirstLabels labels) {
        AtomicBoolean fraction = new AtomicBoolean();
        Predicate<double[]> endsInConfidence = row -> {
            double last = row[row.length - 1];
            fraction.compareAndSet(false, last > 0 && last < 1);
            return data.grammar().endsInConfidence(row);
        };
        return labels.allAre(endsInConfidence, fraction::get) && fraction.get();
    }

    private static DataDescription assumed(DataDescription data, RowEnd end, String key, LossSink losses) {
        String what = switch (end) {
            case NOTHING -> throw new IllegalArgumentException("there is nothing to assume");
            case CONFIDENCE -> "every row has one number too many, from 0 to 1: these are read as confidences";
            case CONFIDENCE_AND_TRACK ->
                "every row ends in a number from 0 to 1 and a whole number: these are read as the confidence and the"
                        + " number of the tracked object";
            case TRACK ->
                "rows have one number too many, and all of these are whole: they are read as the numbers of tracked"
                        + " objects";
        };
        losses.loss(Loss.ofDataset(
                YoloLosses.CONFIDENCE_ASSUMED,
                what + ". --filter confidence=" + key
                        + " confirms this, confidence=none reads the rows as training data"));
        return data.with(end);
    }
}
