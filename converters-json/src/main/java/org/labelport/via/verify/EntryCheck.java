package org.labelport.via.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.annotationfile.BrowserPictures;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.annotationfile.FolderPictures;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;
import org.labelport.via.file.ReadEntry;
import org.labelport.via.file.ViaGeometry;
import org.labelport.via.file.ViaPaths;

/** Checks what a file of either kind says about a picture. */
record EntryCheck(Findings.InFile findings, CheckedPictures pictures) {

    /** Checks the regions of a picture and the names of its attributes. */
    void regions(ReadEntry entry) throws ExportException {
        for (ReadEntry.ReadRegion region : entry.regions()) {
            shape(region);
            attributes(region);
        }
        for (String name : entry.attributes().fields().keySet()) {
            emptyName(name, entry.line());
        }
    }

    /**
     * Checks the picture's file.
     *
     * @param pictureFolder where the file says that pictures are; empty when it does not
     */
    void picture(ReadEntry entry, String pictureFolder) throws ExportException, IOException {
        String name = entry.filename();
        if (!pictures.areThere() || name.isEmpty() || name.contains("://")) {
            return;
        }
        String own = ViaPaths.stem(findings.file());
        Optional<Path> picture = find(own + "/" + name).or(() -> find(name)).or(() -> find(pictureFolder + "/" + name));
        if (picture.isEmpty()) {
            findings.rejected(
                    "picture-missing",
                    entry.line(),
                    "there is no picture '" + name + "'; VIA cannot show it. Put it there.");
            return;
        }
        if (!BrowserPictures.show(name)) {
            findings.remark("picture-kind", entry.line(), "browsers, and so VIA, do not show '" + name + "'");
        }
        try {
            pictures.image(picture.get());
        } catch (IOException e) {
            findings.rejected(
                    "picture-unreadable",
                    entry.line(),
                    "the picture '" + name + "' cannot be read: " + e.getMessage() + ". Replace it.");
            return;
        }
        if (pictureFolder.isEmpty()) {
            size(entry, Files.size(picture.get()));
        }
    }

    /**
     * Compares the size in the entry's key with that of the picture's file. Not needed for projects that name their
     * folder, since they find pictures by their names alone.
     */
    private void size(ReadEntry entry, long size) throws ExportException {
        String said = entry.key().startsWith(entry.filename())
                ? entry.key().substring(entry.filename().length())
                : "";
        if (said.matches("[0-9]+") && !said.equals(Long.toString(size))) {
            findings.damaged(
                    "size",
                    entry.line(),
                    "the size is " + said + ", but the picture has " + size
                            + " bytes; VIA takes them for two pictures and leaves the regions out. Correct it.");
        }
    }

    private Optional<Path> find(String name) {
        try {
            return Optional.of(pictures.find(FolderPictures.beside(findings.file(), name)));
        } catch (ItemException e) {
            return Optional.empty();
        }
    }

    private void shape(ReadEntry.ReadRegion region) throws ExportException {
        try {
            ViaGeometry.shape(region.shape());
        } catch (ItemException e) {
            findings.rejected("shape", region.line(), "VIA does not draw the region: " + e.getMessage());
        }
    }

    private void attributes(ReadEntry.ReadRegion region) throws ExportException {
        if (region.attributes().fields().isEmpty()) {
            findings.rejected(
                    "region-bare", region.line(), "the region has no attributes; VIA leaves it out. Give it a class.");
        }
        for (var attribute : region.attributes().fields().entrySet()) {
            emptyName(attribute.getKey(), region.line());
            Optional<JsonValue> odd =
                    Optional.of(attribute.getValue()).filter(value -> !value.is(Kind.TEXT) && !value.is(Kind.OBJECT));
            if (odd.isPresent()) {
                findings.damaged(
                        "attribute-type",
                        odd.get().line() == 1 ? region.line() : odd.get().line(),
                        "the attribute '" + attribute.getKey() + "' is "
                                + odd.get().kind().word()
                                + "; VIA shows only texts and checked options. Write it as a text.");
            }
        }
    }

    private void emptyName(String name, long line) throws ExportException {
        if (name.isEmpty()) {
            findings.damaged("attribute-name", line, "an attribute has no name; VIA leaves it out. Name it.");
        }
    }
}
