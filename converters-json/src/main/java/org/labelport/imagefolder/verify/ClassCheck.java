package org.labelport.imagefolder.verify;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
        for (Map.Entry<String, JsonValue> list :
                row.fieldsOf(ReadmeClasses.OBJECTS).entrySet()) {
            String column = ReadmeClasses.OBJECTS + "." + list.getKey();
            for (JsonValue element : list.getValue().elements()) {
                column(column, element, row.line());
            }
        }
    }

    private void column(String column, JsonValue value, long line) throws ExportException {
        List<String> names = classes.of(column);
        if (names.isEmpty()) {
            return;
        }
        OptionalDouble number = value.finite();
        boolean beyond = number.isPresent() && number.getAsDouble() >= names.size();
        if (beyond || value.is(Kind.TEXT) && !names.contains(value.text())) {
            findings.rejected(
                    "class-unknown",
                    line,
                    "the column '" + column + "' has the class " + value.shown() + ", which is not among the "
                            + names.size() + " of README.md; the library stops. Add it there.");
        } else if (number.isPresent() && number.getAsDouble() < 0) {
            findings.damaged(
                    "class-unknown",
                    line,
                    "the column '" + column + "' has the class " + value.shown()
                            + ", by which the library means that there is none. Correct it.");
        }
    }
}
