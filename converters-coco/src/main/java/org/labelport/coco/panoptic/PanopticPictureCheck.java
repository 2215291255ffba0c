package org.labelport.coco.panoptic;

import java.io.IOException;
import java.util.Optional;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.verify.Findings;

/**
 * Checks that the pictures of a file have names that readers look for, can be opened, and have the size that it says.
 *
 * @param folder of the pictures; empty when there are none, which is said for all files together
 */
record PanopticPictureCheck(Findings.InFile findings, Optional<MediaFolder> folder, MediaProbe probe) {

    /** Checks one picture. Its width and height are as the file says, 0 when it does not. */
    void check(String name, int width, int height, long line) throws ExportException {
        if (!name.endsWith(".jpg")) {
            findings.findings()
                    .remarkOnce(
                            "picture-not-jpg",
                            findings.file(),
                            "'" + name + "' and maybe others do not end in .jpg: detectron2 and DETR look for the name"
                                    + " of the PNG with .jpg. Encode them as JPEG for these.");
        }
        if (folder.isEmpty()) {
            return;
        }
        try {
            size(name, width, height, probe.image(folder.get().find(name)), line);
        } catch (ItemException e) {
            findings.rejected("picture-missing", line, e.getMessage() + ": put it there.");
        } catch (IOException e) {
            findings.rejected("picture-unreadable", line, e.getMessage() + ": replace it.");
        }
    }

    private void size(String name, int width, int height, Media.Image picture, long line) throws ExportException {
        boolean same = picture.width() == width && picture.height() == height;
        if (width > 0 && height > 0 && !same && !picture.isStoredAs(width, height)) {
            findings.damaged(
                    "picture-size",
                    line,
                    "'" + name + "' is said to have " + width + " x " + height + " pixels, but has " + picture.width()
                            + " x " + picture.height() + ", so its segments are misplaced. Correct the size.");
        }
    }
}
