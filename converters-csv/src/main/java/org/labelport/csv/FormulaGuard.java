package org.labelport.csv;

import java.util.Locale;
import java.util.regex.Pattern;

/** What is done about texts that a spreadsheet would run as a formula. */
enum FormulaGuard {
    /** Nothing: cells are what the data says. */
    OFF,
    /** They get an apostrophe in front, which is taken off when the table is read. */
    APOSTROPHE;

    private static final Pattern FORMULA = Pattern.compile("^'*\\s*[=+\\-@\t\r]");
    private static final Pattern GUARDED = Pattern.compile("^'+\\s*[=+\\-@\t\r]");

    /** As options and tables spell it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A text that no spreadsheet takes for a formula; the same object when that is so already. */
    static String guard(String text) {
        return FORMULA.matcher(text).find() ? "'" + text : text;
    }

    /** The text that {@link #guard} was given. */
    static String unguard(String text) {
        return GUARDED.matcher(text).find() ? text.substring(1) : text;
    }
}
