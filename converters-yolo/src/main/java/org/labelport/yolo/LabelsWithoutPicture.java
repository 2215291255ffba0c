package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.FolderWalk;
import org.labelport.target.SourceReport;
import org.labelport.yolo.dataset.ClassesTxt;
import org.labelport.yolo.dataset.DataDescription;
import org.labelport.yolo.dataset.PictureFolder;
import org.labelport.yolo.rows.read.LabelRows;
import org.labelport.yolo.rows.read.PictureReader;

/** Reports label files without a picture. They cannot be read, because no other file has the picture's size. */
final class LabelsWithoutPicture {

    private final PictureReader reader;

    LabelsWithoutPicture(PictureReader reader) {
        this.reader = reader;
    }

    /**
     * Refuses a data set of labels without pictures.
     *
     * @throws ExportException when there are labels but not a single picture, so that nothing could be read
     */
    void refuse(List<PictureFolder> folders) throws ExportException, IOException {
        if (folders.stream().anyMatch(folder -> !folder.pictures().isEmpty())) {
            return;
        }
        for (PictureFolder folder : folders) {
            for (String name : folder.labelsWithoutPicture(unseen -> {}, reader.limits())) {
                if (rows(folder, name).isPresent()) {
                    throw new ExportException(
                            DataDescription.MISSING,
                            "there are labels, such as " + folder.labelFolder().resolve(name)
                                    + ", but not one picture, and the size of a picture is in no other file. Put the"
                                    + " pictures into " + folder.folder() + ", or name their folder in data.yaml");
                }
            }
        }
    }

    /** Reports each label file of a folder that has no picture. */
    void report(PictureFolder folder, SourceReport report) throws ExportException, IOException {
        FolderWalk.Sink unseen = folder.labelsBesidePictures() ? told -> {} : report.unseen(folder.idOf(""));
        for (String name : folder.labelsWithoutPicture(unseen, reader.limits())) {
            report(folder, name, report);
        }
    }

    private void report(PictureFolder folder, String name, SourceReport report) throws ExportException {
        Path file = folder.labelFolder().resolve(name);
        String id = folder.idOf(SafePath.stem(name));
        try {
            LabelRows labels = LabelRows.read(folder.labelFile(name), reader.grammar(), reader.limits());
            if (isLabelFile(folder, name, labels)) {
                report.error(labels.withoutPicture(id, file, "in " + folder.folder()));
            }
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, 0, e.code(), e.getMessage()));
        }
    }

    /** Returns the rows of a label file; empty when it is not a label file, or cannot be read. */
    private Optional<LabelRows> rows(PictureFolder folder, String name) {
        try {
            LabelRows labels = LabelRows.read(folder.labelFile(name), reader.grammar(), reader.limits());
            return Optional.of(labels).filter(rows -> isLabelFile(folder, name, rows));
        } catch (ItemException e) {
            return Optional.empty();
        }
    }

    /** Whether a text file holds labels. Others are lists of class names, or notes beside pictures. */
    private static boolean isLabelFile(PictureFolder folder, String name, LabelRows labels) {
        if (ClassesTxt.isName(name)) {
            return false;
        }
        return !folder.labelsBesidePictures() || labels.canBeLabels();
    }
}
