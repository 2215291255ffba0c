package org.labelport.csv;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.csv.read.MediaFiles;
import org.labelport.csv.table.TableNames;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;

/** Checks that the files of items are there, and that pictures can be opened and have the size that their rows say. */
final class ItemFileCheck {

    private final VerifyRequest request;
    private final Findings.InFile findings;
    private final boolean hasFiles;

    ItemFileCheck(VerifyRequest request) {
        this.request = request;
        this.findings = request.findings("csv").in(TableNames.ITEMS);
        this.hasFiles = FileKind.isFolder(request.folder().resolve(MediaFiles.DEFAULT_FOLDER));
    }

    void check(Item item) throws ExportException {
        Media media = item.media();
        if (!hasFiles || media.dataType() == DataType.PROMPT || media.dataType() == DataType.TEXT) {
            return;
        }
        if (media.blob().location().isEmpty()) {
            findings.remark(
                    "media.missing",
                    0,
                    "the item '" + item.id() + "' has no file in " + MediaFiles.DEFAULT_FOLDER
                            + "/, and is read without it.");
        } else if (media instanceof Media.Image image) {
            picture(item, image, Path.of(media.blob().location().get()));
        }
    }

    private void picture(Item item, Media.Image said, Path file) throws ExportException {
        try {
            Media.Image found = request.media().image(file);
            if (found.width() != said.width() || found.height() != said.height()) {
                findings.damaged(
                        "media.size",
                        0,
                        "the item '" + item.id() + "' has " + said.width() + " x " + said.height()
                                + " pixels, but its picture " + found.width() + " x " + found.height()
                                + ", so its annotations are misplaced. Correct the size.");
            }
        } catch (IOException e) {
            findings.rejected(
                    "media.unreadable",
                    0,
                    "the picture of the item '" + item.id() + "' cannot be read: " + e.getMessage() + ". Replace it.");
        }
    }
}
