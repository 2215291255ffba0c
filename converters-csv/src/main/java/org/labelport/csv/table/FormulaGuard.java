package org.labelport.csv.table;

import java.util.Locale;
import java.util.regex.Pattern;

/** How texts that a spreadsheet would run as formulas are written. */
enum FormulaGuard {
    /** They are written as they are. */
    OFF,
    /** They get an apostrophe in front, which is taken off when the table is read. */
    APOSTROPHE;

    private static final Pattern FORMULA = Pattern.compile("^'*\\s*[=+\\-@\t\r]");
    private static final Pattern GUARDED = Pattern.compile("^'+\\s*[=+\\-@\t\r]");

    /** The name in options and tables. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Puts an apostrophe in front of a text that a spreadsheet would run, also when apostrophes are in front of it
     * already. Any other text is returned as it is.
     */
    static String guard(String text) {
        return FORMULA.matcher(text).find() ? "'" + text : text;
    }

    /** Returns the text that {@link #guard} was given. */
    static String unguard(String text) {
        return GUARDED.matcher(text).find() ? text.substring(1) : text;
    }
}
