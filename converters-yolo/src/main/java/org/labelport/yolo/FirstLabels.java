package org.labelport.yolo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.labelport.report.ItemException;
import org.labelport.yolo.rows.read.LabelRows;

/** Looks into the first label files of a data set, which show what it does not say of itself. */
final class FirstLabels {

    /** How many label files with rows are looked into. */
    private static final int ENOUGH = 200;

    private FirstLabels() {}

    /** Whether the files have rows, and all fulfil a condition. Stops at the first that does not. */
    static boolean allAre(List<PictureFolder> folders, Predicate<double[]> asked) {
        return allAre(folders, asked, () -> true);
    }

    /**
     * The same, where rows that fulfil the condition may be of either of two forms: goes on until one has shown which.
     *
     * @param told whether the rows so far leave no doubt
     */
    static boolean allAre(List<PictureFolder> folders, Predicate<double[]> asked, BooleanSupplier told) {
        int seen = 0;
        for (PictureFolder folder : folders) {
            for (String picture : folder.pictures()) {
                Optional<Boolean> rows = allAre(folder, picture, asked);
                if (rows.isPresent() && !rows.get()) {
                    return false;
                }
                seen += rows.isPresent() ? 1 : 0;
                if (seen >= ENOUGH && told.getAsBoolean()) {
                    return true;
                }
            }
        }
        return seen > 0;
    }

    /**
     * Whether the rows of a picture fulfil a condition; empty when there are no labels, or they cannot be read, which
     * is reported when they are read.
     */
    private static Optional<Boolean> allAre(PictureFolder folder, String picture, Predicate<double[]> asked) {
        try {
            Optional<Path> labels = folder.labels(picture);
            return labels.isPresent() ? LabelRows.allAre(labels.get(), asked) : Optional.empty();
        } catch (ItemException e) {
            return Optional.empty();
        }
    }
}
