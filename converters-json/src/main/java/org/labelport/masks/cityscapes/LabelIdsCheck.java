package org.labelport.masks.cityscapes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.raster.CanvasPair;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Compares the other masks of a picture with its label ids, if it has these. */
record LabelIdsCheck(Path root, MaskProblems problems, CityLabels labels) {

    private static final String LABEL_IDS = "_labelIds.png";

    /** Says what a pixel has that differs. */
    @FunctionalInterface
    private interface Difference {

        String of(int value, int id);
    }

    /** Reports a mask of instance ids that belong to other labels. */
    void ofInstances(String file) throws ExportException {
        compare(
                file,
                "_instanceIds.png",
                (instance, id) -> CityLabel.idOf(instance) != id,
                (instance, id) -> "has the label " + CityLabel.idOf(instance) + ", but label ids have " + id
                        + " there. Export both again.");
    }

    /** Reports a mask of training ids that are not those of the labels. */
    void ofTrainIds(String file) throws ExportException {
        compare(
                file,
                "_labelTrainIds.png",
                this::isOfOther,
                (trainId, id) -> "has the training id " + trainId + ", but label ids have " + id + " there, which is '"
                        + label(id).name() + "' with the training id " + expected(id)
                        + ". Export both again, or correct the trainId in " + CityLabels.FILE + ".");
    }

    /** Whether both belong to labels, but not to the same one. */
    private boolean isOfOther(int trainId, int id) {
        return labels.ofValue(CityFile.TRAIN_IDS, trainId).isPresent()
                && labels.ofValue(CityFile.LABEL_IDS, id).isPresent()
                && trainId != expected(id);
    }

    private CityLabel label(int id) {
        return labels.ofValue(CityFile.LABEL_IDS, id).orElseThrow();
    }

    private int expected(int id) {
        int trainId = label(id).trainId();
        return trainId < 0 ? CityLabel.IGNORED : trainId;
    }

    private void compare(String file, String suffix, CanvasPair.Condition differs, Difference difference)
            throws ExportException {
        Path labelIds = root.resolve(file.substring(0, file.length() - suffix.length()) + LABEL_IDS);
        if (!FileKind.mayBeFile(labelIds)) {
            return;
        }
        try {
            LabelImage mask = PngReader.read(root.resolve(file), problems.limits());
            LabelImage ids = PngReader.read(labelIds, problems.limits());
            if (!mask.hasSizeOf(ids)) {
                problems.rejected("size", file, "the label ids have another size. Export both again.");
                return;
            }
            Optional<CanvasPair.Pixel> first = new CanvasPair(mask.canvas(), ids.canvas()).first(differs);
            if (first.isPresent()) {
                CanvasPair.Pixel pixel = first.get();
                problems.damaged(
                        "disagreement",
                        file,
                        "the pixel " + pixel.x() + ", " + pixel.y() + " "
                                + difference.of(pixel.first(), pixel.second()));
            }
        } catch (IOException e) {
            problems.rejected("unreadable", file, "it cannot be compared with its label ids: " + e.getMessage());
        }
    }
}
