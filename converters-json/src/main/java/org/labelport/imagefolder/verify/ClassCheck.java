package org.labelport.imagefolder.verify;

import java.util.List;
import java.util.Map;
import org.labelport.imagefolder.file.ReadmeClasses;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/**
 * Checks that the classes of rows are among those that {@code README.md} lists.
 *
 * @param classes the lists, by column
 */
record ClassCheck(ReadmeClasses classes, Findings.InFile findings) {

    void check(JsonValue row) throws ExportException {
        column(ReadmeClasses.LABEL, row.field(ReadmeClasses.LABEL).orElse(JsonValue.NOTHING), row.line());
        JsonValue objects = row.field(ReadmeClasses.OBJECTS).orElse(JsonValue.NOTHING);
        columns(objects, row.line());
        for (JsonValue object : objects.elements()) {
            columns(object, row.line());
        }
    }

    private void columns(JsonValue objects, long line) throws ExportException {
        for (Map.Entry<String, JsonValue> field : objects.fields().entrySet()) {
            column(ReadmeClasses.OBJECTS + "." + field.getKey(), field.getValue(), line);
        }
    }

    /** @param value a class, or a list of classes */
    private void column(String column, JsonValue value, long line) throws ExportException {
        List<String> names = classes.of(column);
        if (names.isEmpty()) {
            return;
        }
        one(column, value, names, line);
        for (JsonValue element : value.elements()) {
            one(column, element, names, line);
        }
    }

    private void one(String column, JsonValue value, List<String> names, long line) throws ExportException {
        if (!value.isNumber() && !value.is(Kind.TEXT)) {
            return;
        }
        int number = ReadmeClasses.number(value, names).orElse(names.size());
        if (number >= names.size()) {
            findings.rejected(
                    "class-unknown",
                    line,
                    "the column '" + column + "' has the class " + value.shown() + ", which is not among the "
                            + names.size() + " of README.md; the library stops. Add it there.");
        } else if (number < 0) {
            findings.damaged(
                    "class-unknown",
                    line,
                    "the column '" + column + "' has the class " + value.shown()
                            + ", by which the library means that there is none. Correct it.");
        }
    }
}
