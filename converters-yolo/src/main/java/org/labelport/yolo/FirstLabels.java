package org.labelport.yolo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.report.ItemException;
import org.labelport.yolo.rows.LabelRows;

/** The first label files of a data set, which show what it does not say. */
final class FirstLabels {

    /** Files that are looked into. */
    private static final int ENOUGH = 200;

    private FirstLabels() {}

    /** Whether there are rows in them, and all are what is asked. Ends at the first that is not. */
    static boolean allAre(List<PictureFolder> folders, Predicate<double[]> asked) {
        int seen = 0;
        for (PictureFolder folder : folders) {
            for (String picture : folder.pictures()
                    .subList(0, Math.min(ENOUGH, folder.pictures().size()))) {
                Optional<Boolean> rows = allAre(folder, picture, asked);
                if (rows.isPresent() && !rows.get()) {
                    return false;
                }
                seen += rows.isPresent() ? 1 : 0;
                if (seen == ENOUGH) {
                    return true;
                }
            }
        }
        return seen > 0;
    }

    /** Empty when there are no labels, or they cannot be read, which is reported when they are. */
    private static Optional<Boolean> allAre(PictureFolder folder, String picture, Predicate<double[]> asked) {
        try {
            Optional<Path> labels = folder.labels(picture);
            return labels.isPresent() ? LabelRows.allAre(labels.get(), asked) : Optional.empty();
        } catch (ItemException e) {
            return Optional.empty();
        }
    }
}
