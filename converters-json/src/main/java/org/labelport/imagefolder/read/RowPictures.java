package org.labelport.imagefolder.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.ItemIds;
import org.labelport.target.LongSet;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.UnannotatedPictures;

/**
 * Reports two rows of the same picture, and rows whose picture is missing, which the library handles in ways that users
 * may not expect. It keeps hashes of the names of each row's pictures in memory.
 */
final class RowPictures {

    private final SourceReport report;
    private final boolean pictures;
    private final ItemIds ids = new ItemIds();
    private final LongSet named = new LongSet();

    /** @param pictures whether the data set has any pictures; without them none is reported as missing */
    RowPictures(SourceReport report, boolean pictures) {
        this.report = report;
        this.pictures = pictures;
    }

    /** Notes a picture or mask that a row names, whether it exists or not. */
    void named(String name) {
        named.add(FolderPictures.beside("", name));
    }

    /** Reports the pictures of a folder that no row has named. The library leaves them out or stops at them. */
    void reportUnnamed(Path root, SourceRequest request) throws ExportException, IOException {
        UnannotatedPictures.reportUnnamed(List.of(root), (folder, file) -> named.contains(file), request);
    }

    /**
     * Returns the id of a row's item, and reports the row if an earlier one has the same picture.
     *
     * @param name of the picture
     * @param place file and line, for messages
     */
    String id(String name, String place) {
        String id = ids.next(name);
        if (!id.equals(name)) {
            report.loss(Loss.changed(
                    id,
                    "imagefolder.picture-repeated",
                    place + "there is a row of '" + name
                            + "' above; each row is read as an item, as the library does"));
        }
        return id;
    }

    /** Reports the row if its picture is missing. */
    void check(String id, String name, Media.Image image, String place) {
        if (pictures && image.blob().equals(Blob.ABSENT)) {
            report.loss(Loss.changed(
                    id,
                    "imagefolder.picture-missing",
                    place + "there is no picture '" + name + "'; the row is read without it, where the library stops"));
        }
    }
}
