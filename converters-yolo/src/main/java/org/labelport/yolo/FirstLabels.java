package org.labelport.yolo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.labelport.report.ItemException;
import org.labelport.yolo.dataset.PictureFolder;
import org.labelport.yolo.rows.read.LabelRows;

/** Looks into the first label files of a data set, which show what it does not say of itself. */
final class FirstLabels {

    /** How many label files with rows are looked into. */
    private static final int ENOUGH = 200;

    private final List<PictureFolder> folders;

    /** The folder, and in it the picture, before which none has rows: it is not looked for again. */
    private int firstFolder;

    private int firstPicture;

    FirstLabels(List<PictureFolder> folders) {
        this.folders = folders;
    }

    /** Whether the files have rows, and all fulfil a condition. Stops at the first that does not. */
    boolean allAre(Predicate<double[]> asked) {
        return allAre(asked, () -> true);
    }

    /**
     * The same, where rows that fulfil the condition may be of either of two forms: goes on until one has shown which.
     *
     * @param told whether the rows so far leave no doubt
     */
    boolean allAre(Predicate<double[]> asked, BooleanSupplier told) {
        int seen = 0;
        for (int i = firstFolder; i < folders.size(); i++) {
            List<String> pictures = folders.get(i).pictures();
            for (int k = i == firstFolder ? firstPicture : 0; k < pictures.size(); k++) {
                Optional<Boolean> rows = allAre(folders.get(i), pictures.get(k), asked);
                if (rows.isPresent() && seen++ == 0) {
                    firstFolder = i;
                    firstPicture = k;
                }
                if (rows.isPresent() && !rows.get()) {
                    return false;
                }
                if (seen >= ENOUGH && told.getAsBoolean()) {
                    return true;
                }
            }
        }
        firstFolder = seen == 0 ? folders.size() : firstFolder;
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
