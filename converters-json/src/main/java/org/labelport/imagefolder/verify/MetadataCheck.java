package org.labelport.imagefolder.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.labelport.annotationfile.CheckedPictures;
import org.labelport.imagefolder.file.NamedFiles;
import org.labelport.imagefolder.file.ReadmeClasses;
import org.labelport.imagefolder.file.ReservedNames;
import org.labelport.imagefolder.file.RowFile;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.limits.Limits;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.LongSet;
import org.labelport.verify.Findings;

/** Checks one metadata file row by row. It keeps hashes of the names of each row's pictures in memory. */
final class MetadataCheck {

    private final CheckedPictures pictures;
    private final Findings.InFile findings;
    private final Limits limits;
    private final ClassCheck classes;
    private final LongSet listed = new LongSet();

    /**
     * Makes the check of one file, which is used once.
     *
     * @param findings for this file
     * @param classes that the data set lists
     */
    MetadataCheck(CheckedPictures pictures, Findings.InFile findings, Limits limits, ReadmeClasses classes) {
        this.pictures = pictures;
        this.findings = findings;
        this.limits = limits;
        this.classes = new ClassCheck(classes, findings);
    }

    /**
     * Checks the rows, and compares the types of their columns with those of other files.
     *
     * @param columns those of files that were checked earlier, to which those of this file are added
     * @param splits gets the columns, where the file is of JSON lines
     */
    void file(Path file, String name, Map<String, ColumnKind> columns, SplitColumns splits)
            throws ExportException, IOException {
        String base = name.substring(0, name.lastIndexOf('/') + 1);
        if (name.endsWith(".parquet")) {
            findings.remark("parquet", 0, "Parquet is not looked into");
            return;
        }
        FileColumns own = new FileColumns(name, findings);
        RowFile.Broken broken = (line, reason) ->
                findings.rejected("syntax", line, reason + "; the library stops at it. Correct the line.");
        try (RowFile all = RowFile.open(file, name, broken, limits)) {
            for (Optional<JsonValue> row = all.next(); row.isPresent(); row = all.next()) {
                own.add(row.get());
                classes.check(row.get());
                row(base, row.get());
            }
        }
        own.reportDates();
        own.compareWith(columns);
        if (name.endsWith(".jsonl")) {
            own.addTo(splits);
        }
    }

    private void row(String base, JsonValue row) throws ExportException {
        Optional<JsonValue> name = row.field("file_name");
        if (name.isEmpty() || !name.get().is(Kind.TEXT) || name.get().text().isEmpty()) {
            findings.rejected("file-name", row.line(), "there is no text in file_name; the library stops. Add it.");
            return;
        }
        picture(base, name.get().text(), row);
        if (row.field(ReservedNames.MASK_COLUMN).isPresent()
                && !row.textOf(ReservedNames.MASK_COLUMN).isEmpty()) {
            new MaskFileCheck(pictures.folder(), findings, row.line())
                    .check(
                            base,
                            row.textOf(ReservedNames.MASK_COLUMN),
                            name.get().text());
        }
        NamedFiles.besidePicture(row).forEach(listed::add);
    }

    private void picture(String base, String name, JsonValue row) throws ExportException {
        if (NamedFiles.leadsOut(name)) {
            findings.rejected(
                    "file-name",
                    row.line(),
                    "file_name '" + name
                            + "' leads out of the folder; the library refuses it. Make it relative, without '..'.");
            return;
        }
        String path = NamedFiles.path(name);
        listed.add(path);
        try {
            Media.Image picture = pictures.image(pictures.find(base + path));
            if (row.field("objects").isPresent()) {
                new ObjectBoxes(findings, row.line())
                        .check(picture, row.fields().get("objects"));
            }
        } catch (ItemException e) {
            if (pictures.areThere()) {
                findings.rejected(
                        "picture-missing",
                        row.line(),
                        "there is no picture '" + name + "'; the library stops. Put it there.");
            }
        } catch (IOException e) {
            findings.rejected(
                    "picture-unreadable",
                    row.line(),
                    "the picture '" + name + "' cannot be read: " + e.getMessage() + ". Replace it.");
        }
    }

    /** Returns whether a row names a picture or mask. */
    boolean isListed(String name) {
        return listed.contains(name);
    }
}
