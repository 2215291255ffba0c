package org.labelport.csv.table;

import org.labelport.report.LossCodes;

/** What can happen to a text when it is written to a cell. */
public enum CellChange {
    REPLACED(LossCodes.TEXT_CONTROL_CHARS, "an unpaired surrogate (half a character) was replaced by U+FFFD"),
    GUARDED(CsvLosses.FORMULA_GUARDED, "text that a spreadsheet would run as a formula got an apostrophe in front"),
    TOO_LONG(CsvLosses.EXCEL_LIMIT, "a cell is longer than the 32767 characters that a spreadsheet shows");

    private final String code;
    private final String detail;

    CellChange(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /** The code of the loss. */
    public String code() {
        return code;
    }

    /** Says in words what happened. */
    public String detail() {
        return detail;
    }
}
