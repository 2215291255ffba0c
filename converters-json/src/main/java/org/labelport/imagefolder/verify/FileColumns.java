package org.labelport.imagefolder.verify;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.imagefolder.file.DateText;
import org.labelport.jsonfile.JsonValue;
import org.labelport.jsonfile.JsonValue.Kind;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/**
 * The columns of one metadata file, and the types of their values. The library gives each column, and each field of one,
 * one type.
 */
final class FileColumns {

    private final String file;
    private final Findings.InFile findings;
    /** Whether the file is a table, whose columns get the type that all of their cells have: texts in the end. */
    private final boolean table;

    private final Map<String, ColumnKind> kinds = new TreeMap<>();
    private final Map<String, ColumnKind> forms = new TreeMap<>();
    private final Set<String> dates = new TreeSet<>();
    private final Set<String> otherTexts = new TreeSet<>();
    private final Set<String> reported = new TreeSet<>();
    private Set<String> keys = Set.of();
    private boolean keysDiffer;

    FileColumns(String file, Findings.InFile findings) {
        this.file = file;
        this.findings = findings;
        this.table = file.endsWith(".csv");
    }

    /** Adds a row, and reports what does not fit to the rows before. */
    void add(JsonValue row) throws ExportException {
        if (keys.isEmpty()) {
            keys = new LinkedHashSet<>(row.fields().keySet());
        } else if (!keysDiffer && !keys.equals(row.fields().keySet())) {
            keysDiffer = true;
            findings.remark(
                    "keys",
                    row.line(),
                    "the row has other keys than the first; missing ones become null. Write every key in every row.");
        }
        for (Map.Entry<String, JsonValue> column : row.fields().entrySet()) {
            value(column.getKey(), column.getValue(), row.line());
        }
    }

    private void value(String name, JsonValue value, long line) throws ExportException {
        form(name, value, line);
        if (value.is(Kind.TEXT)) {
            (DateText.isDate(value.text()) ? dates : otherTexts).add(name);
        }
        if (value.is(Kind.OBJECT)) {
            fields(name, value, line);
        } else if (!value.is(Kind.ARRAY)) {
            type(name, value, line);
        }
    }

    private void fields(String name, JsonValue object, long line) throws ExportException {
        for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
            String path = name + "." + field.getKey();
            if (!field.getValue().is(Kind.ARRAY)) {
                value(path, field.getValue(), line);
                continue;
            }
            form(path, field.getValue(), line);
            for (JsonValue element : field.getValue().elements()) {
                leaves(path, element, line);
            }
        }
    }

    private void leaves(String name, JsonValue value, long line) throws ExportException {
        if (value.is(Kind.ARRAY)) {
            for (JsonValue element : value.elements()) {
                leaves(name, element, line);
            }
        } else if (!value.is(Kind.OBJECT)) {
            type(name, value, line);
        }
    }

    /** Compares whether values are lists, objects or single values. */
    private void form(String name, JsonValue value, long line) throws ExportException {
        if (value.is(Kind.NULL)) {
            return;
        }
        ColumnKind first = forms.putIfAbsent(name, new ColumnKind(value.kind(), file, line));
        if (first != null && first.kind() != value.kind() && (isNested(first.kind()) || isNested(value.kind()))) {
            report(name, value.kind(), first, line);
        }
    }

    private static boolean isNested(Kind kind) {
        return kind == Kind.OBJECT || kind == Kind.ARRAY;
    }

    private void report(String name, Kind kind, ColumnKind first, long line) throws ExportException {
        if (reported.add(name)) {
            findings.rejected(
                    "column-type",
                    line,
                    "the column '" + name + "' holds " + kind.word() + ", and "
                            + first.kind().word() + " on line " + first.line() + "; the library stops. Keep one type.");
        }
    }

    private void type(String name, JsonValue value, long line) throws ExportException {
        Kind kind = value.is(Kind.FALSE) ? Kind.TRUE : value.kind();
        if (kind == Kind.NULL) {
            return;
        }
        ColumnKind first = kinds.putIfAbsent(name, new ColumnKind(kind, file, line));
        if (first == null || first.kind() == kind) {
            return;
        }
        boolean numbers = isNumber(kind) && isNumber(first.kind());
        if (table) {
            if (first.kind() != Kind.TEXT) {
                kinds.put(name, new ColumnKind(numbers ? Kind.DECIMAL : Kind.TEXT, file, line));
            }
        } else if (numbers) {
            kinds.put(name, new ColumnKind(Kind.DECIMAL, file, line));
            reportNumbers(name, first, line);
        } else {
            report(name, kind, first, line);
        }
    }

    private void reportNumbers(String name, ColumnKind first, long line) throws ExportException {
        if (reported.add(name)) {
            findings.damaged(
                    "number-type",
                    line,
                    "the column '" + name + "' has whole and decimal numbers (line " + first.line()
                            + "); whether it loads depends on which come first. Write decimals as 1.0.");
        }
    }

    private static boolean isNumber(Kind kind) {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    /** Reports the columns all of whose texts are dates. Called once, after the last row. */
    void reportDates() throws ExportException {
        dates.removeAll(otherTexts);
        for (String column : dates) {
            findings.remark(
                    "dates",
                    0,
                    "all texts of the column '" + column
                            + "' are dates, so the library loads it as timestamps, whatever README.md says. Give its type with"
                            + " load_dataset(…, features=…).");
        }
    }

    /** Reports columns that have another type in an earlier file, and adds those that no earlier file has. */
    void compareWith(Map<String, ColumnKind> earlierFiles) throws ExportException {
        for (Map.Entry<String, ColumnKind> column : kinds.entrySet()) {
            ColumnKind earlier = earlierFiles.putIfAbsent(column.getKey(), column.getValue());
            if (earlier != null && earlier.kind() != column.getValue().kind()) {
                findings.rejected(
                        "column-type",
                        column.getValue().line(),
                        "the column '" + column.getKey() + "' holds "
                                + column.getValue().kind().word() + ", and "
                                + earlier.kind().word() + " in " + earlier.file()
                                + "; the library stops. Write decimals as 1.0 and one type in all splits.");
            }
        }
    }

    /** Adds the columns to those of the file's split, if the file has rows. */
    void addTo(SplitColumns splits) {
        if (!keys.isEmpty()) {
            splits.add(file, kinds.keySet(), dates, otherTexts);
        }
    }
}
