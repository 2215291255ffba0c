package org.labelport.annotationfile;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;

/**
 * The pictures of a folder that is verified.
 *
 * @param areThere whether the folder has any pictures; without them none is reported as missing
 */
public record CheckedPictures(MediaFolder folder, MediaProbe probe, boolean areThere) {

    /** Looks for pictures in the folder of a request, and in the folders below it. */
    public static CheckedPictures in(VerifyRequest request) throws IOException {
        return new CheckedPictures(
                new MediaFolder(request.folder()),
                request.media(),
                FolderPictures.anyIn(request.folder(), request.limits()));
    }

    /** Returns the file of a name, relative to the folder. */
    public Path find(String name) throws ItemException {
        return folder.find(name);
    }

    /** Returns the header of a picture. */
    public Media.Image image(Path file) throws IOException {
        return probe.image(file);
    }

    /**
     * Remarks that there are no pictures, if so.
     *
     * @param remedy what to do before the data set is used
     */
    public void remarkNone(Findings findings, String remedy) throws ExportException {
        if (!areThere) {
            findings.in("").remark("no-pictures", 0, "there are no pictures; " + remedy);
        }
    }
}
