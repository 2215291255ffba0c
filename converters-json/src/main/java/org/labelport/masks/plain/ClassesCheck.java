package org.labelport.masks.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.labelport.jsonfile.JsonValue;
import org.labelport.masks.file.ClassColor;
import org.labelport.masks.file.SmallJson;
import org.labelport.masks.verify.MaskProblems;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Reads the lists of classes, and reports mistakes in them and differences between them. */
record ClassesCheck(Path root, MaskProblems problems) {

    /** Returns the classes that masks are checked against; those of a data set without a list when its list cannot be read. */
    ReadClasses read() throws ExportException, IOException {
        ReadClasses classes = ReadClasses.NONE;
        try {
            classes = ReadClasses.in(root, problems.limits());
        } catch (ExportException e) {
            problems.unreadLists("classes", e, ". Correct it.");
        }
        if (classes.source().isEmpty()) {
            problems.remark(
                    "classes", "", "there is no classes.json, so the meaning of values is not known. Write one.");
        } else if (FileKind.isThere(root.resolve(MaskClasses.META_FILE))
                && classes.source().equals(MaskClasses.FILE)) {
            JsonValue meta = metaLabels();
            for (var entry : classes.byValue().entrySet()) {
                String name = meta.textOf(Integer.toString(entry.getKey()));
                if (!name.equals(entry.getValue().name())) {
                    problems.damaged(
                            "meta",
                            MaskClasses.META_FILE,
                            "label_map calls the value " + entry.getKey() + " '" + name + "', but classes.json '"
                                    + entry.getValue().name() + "': Datumaro reads wrong classes. Make them equal.");
                }
            }
        }
        colors(classes);
        return classes;
    }

    private void colors(ReadClasses classes) throws ExportException {
        for (String problem : classes.colorProblems()) {
            problems.damaged("colors", classes.source(), problem);
        }
        Map<Integer, Integer> firstOfColor = new HashMap<>();
        for (var entry : classes.colors().entrySet()) {
            Integer first = firstOfColor.putIfAbsent(entry.getValue(), entry.getKey());
            if (first != null) {
                problems.remark(
                        "colors",
                        classes.source(),
                        "the values " + first + " and " + entry.getKey() + " have the same colour "
                                + ClassColor.hex(entry.getValue())
                                + ": programs that go by colours take one for the other. Change one.");
            }
        }
    }

    private JsonValue metaLabels() throws ExportException {
        try {
            return SmallJson.read(root.resolve(MaskClasses.META_FILE), problems.limits())
                    .field("label_map")
                    .orElse(JsonValue.NOTHING);
        } catch (IOException e) {
            problems.unread("meta", MaskClasses.META_FILE, e, "; Datumaro cannot read it. Correct it.");
            return JsonValue.NOTHING;
        }
    }
}
