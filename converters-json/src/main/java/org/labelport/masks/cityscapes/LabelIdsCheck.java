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

    /** Says what a pixel has that differs. */
    @FunctionalInterface
    private interface Difference {

        String of(int value, int id);
    }

    /** Reports instance ids or training ids that belong to other labels. */
    void check(CityFile kind, String file, LabelImage mask) throws ExportException {
        if (kind == CityFile.INSTANCE_IDS) {
            compare(
                    file,
                    mask,
                    (instance, id) -> CityLabel.idOf(instance) != id,
                    (instance, id) -> "has the label " + CityLabel.idOf(instance) + ", but label ids have " + id
                            + " there. Export both again.");
        } else if (kind == CityFile.TRAIN_IDS) {
            compare(
                    file,
                    mask,
                    this::isOfOther,
                    (trainId, id) -> "has the training id " + trainId + ", but label ids have " + id
                            + " there, which is '" + label(id).name() + "' with the training id " + expected(id)
                            + ". Export both again, or correct the trainId in " + CityLabels.FILE + ".");
        }
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

    private void compare(String file, LabelImage mask, CanvasPair.Condition differs, Difference difference)
            throws ExportException {
        Path labelIds = root.resolve(CityFile.LABEL_IDS.beside(file));
        if (!FileKind.mayBeFile(labelIds)) {
            return;
        }
        LabelImage ids;
        try {
            ids = PngReader.read(labelIds, problems.limits());
        } catch (IOException e) {
            return; // it is reported when the label ids themselves are checked
        }
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
                    "the pixel " + pixel.x() + ", " + pixel.y() + " " + difference.of(pixel.first(), pixel.second()));
        }
    }
}
