package org.labelport.imagefolder.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.imagefolder.file.NamedFiles;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.raster.PngHeader;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;

/**
 * Checks the mask that a row names.
 *
 * @param line of the row, 1-based
 */
record MaskFileCheck(MediaFolder folder, Findings.InFile findings, long line) {

    void check(String base, String mask, String picture) throws ExportException {
        if (NamedFiles.leadsOut(mask)) {
            findings.rejected(
                    "file-name",
                    line,
                    ReservedNames.MASK_COLUMN + " '" + mask
                            + "' leads out of the folder; the library refuses it. Make it relative, without '..'.");
            return;
        }
        Path file;
        try {
            file = folder.find(base + NamedFiles.path(mask));
        } catch (ItemException e) {
            findings.rejected(
                    "mask-missing", line, "there is no mask '" + mask + "'; the library stops. Put it there.");
            return;
        }
        try {
            if (!PngHeader.read(file).hasNumbers()) {
                findings.damaged(
                        "mask",
                        line,
                        "the mask '" + mask + "' of '" + picture
                                + "' holds colours, but training code expects class numbers. Save it as a gray PNG.");
            }
        } catch (IOException e) {
            findings.damaged(
                    "mask",
                    line,
                    "the mask '" + mask + "' is not a PNG, and other kinds of pictures change values: " + e.getMessage()
                            + ". Save it as a gray PNG.");
        }
    }
}
