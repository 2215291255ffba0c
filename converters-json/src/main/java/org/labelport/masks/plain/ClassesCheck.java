package org.labelport.masks.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.labelport.json.Json;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Reads the lists of classes, and reports mistakes in them and differences between them. */
record ClassesCheck(Path root, Json json, MaskProblems problems) {

    /** Returns the classes that masks are checked against; those of a data set without a list when its list cannot be read. */
    ReadClasses read() throws ExportException, IOException {
        ReadClasses classes = ReadClasses.NONE;
        try {
            classes = ReadClasses.in(root, json, problems.limits());
        } catch (ExportException e) {
            problems.rejected("classes", "", e.getMessage());
        }
        if (classes.source().isEmpty()) {
            problems.remark(
                    "classes", "", "there is no classes.json, so the meaning of values is not known. Write one.");
        } else if (FileKind.isThere(root.resolve(MaskClasses.META_FILE))
                && classes.source().equals(MaskClasses.FILE)) {
            Object meta = metaLabels();
            for (var entry : classes.byValue().entrySet()) {
                String name = SmallJson.text(meta, Integer.toString(entry.getKey()), "");
                if (!name.equals(entry.getValue().name())) {
                    problems.damaged(
                            "meta",
                            MaskClasses.META_FILE,
                            "label_map calls the value " + entry.getKey() + " '" + name + "', but classes.json '"
                                    + entry.getValue().name() + "': Datumaro reads wrong classes. Make them equal.");
                }
            }
        }
        return classes;
    }

    private Object metaLabels() throws ExportException {
        try {
            return SmallJson.get(SmallJson.read(root.resolve(MaskClasses.META_FILE), json), "label_map")
                    .orElse(Map.of());
        } catch (IOException e) {
            problems.rejected("meta", MaskClasses.META_FILE, "Datumaro cannot read it: " + e.getMessage());
            return Map.of();
        }
    }
}
