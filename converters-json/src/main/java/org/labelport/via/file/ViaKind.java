package org.labelport.via.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.annotationfile.AnnotationFiles;
import org.labelport.limits.Limits;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.FolderWalk;
import org.labelport.target.SourceReport;

/** The two kinds of files that VIA writes. Each is a format of its own, with the same regions. */
public enum ViaKind {
    JSON("via", ".json"),
    CSV("csv-via", ".csv");

    private final String format;
    private final AnnotationFiles.Wanted wanted;

    ViaKind(String format, String ending) {
        this.format = format;
        this.wanted = new AnnotationFiles.Wanted(
                format + ".missing", ending, ending, "Give a file of VIA, or a folder with such files.");
    }

    /** Returns the id of the format. */
    public String format() {
        return format;
    }

    /** Returns what a user can say about the files to read. */
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required("path", Type.PATH, "A " + name() + " file of VIA, or a folder with such files."),
                OptionSpec.optional(
                        "images",
                        Type.PATH,
                        "Folder of the pictures; without it, they are looked for beside the file or where it says."),
                OptionSpec.optional(
                        "class",
                        Type.TEXT,
                        "Attribute that holds the class; without it, class, label, name, type, category or the only"
                                + " attribute."));
    }

    /** Finds the files of this kind; the file itself when one is given. */
    public AnnotationFiles find(Path given, Limits limits, FolderWalk.Sink unseen) throws ExportException, IOException {
        return AnnotationFiles.find(given, wanted, limits, unseen);
    }

    /** Opens a file of any version of VIA; its name is for messages. */
    public ViaFile open(Path file, String name, SourceReport report, Limits limits)
            throws ExportException, IOException {
        if (this == CSV) {
            return CsvEntries.open(file, name, report, limits);
        }
        return Via3Entries.is(file, limits)
                ? Via3Entries.open(file, name, report, limits)
                : JsonEntries.open(file, name, limits);
    }
}
