package org.labelport.csv;

import java.util.regex.Pattern;

/** How the tables are spelled: for programs, or for people who open them in a spreadsheet. */
enum CsvDialect {
    /** LF, no byte order mark, cells as they are. */
    PLAIN("", "\n"),
    /** CRLF and a byte order mark; text that a spreadsheet would run as a formula gets an apostrophe in front. */
    EXCEL("\uFEFF", "\r\n");

    /** A spreadsheet shows no more of a cell. */
    static final int EXCEL_CELL_CHARS = 32_767;

    /** A spreadsheet shows no more rows, the header included. */
    static final int EXCEL_ROWS = 1_048_576;

    private static final Pattern FORMULA = Pattern.compile("^'*\\s*[=+\\-@\t\r]");
    private static final Pattern GUARDED = Pattern.compile("^'+\\s*[=+\\-@\t\r]");

    private final String fileStart;
    private final String recordEnd;

    CsvDialect(String fileStart, String recordEnd) {
        this.fileStart = fileStart;
        this.recordEnd = recordEnd;
    }

    String fileStart() {
        return fileStart;
    }

    String recordEnd() {
        return recordEnd;
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
