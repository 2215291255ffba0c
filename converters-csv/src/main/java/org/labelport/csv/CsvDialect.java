package org.labelport.csv;

import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.Options;

/**
 * How the tables are spelled: for programs, or for people who open them in a spreadsheet.
 *
 * @param excel byte order mark at the start, CRLF at the end of records, and the limits of spreadsheets reported
 * @param separator between cells
 */
record CsvDialect(boolean excel, FormulaGuard guard, char separator) {

    /** A spreadsheet shows no more of a cell. */
    static final int EXCEL_CELL_CHARS = 32_767;

    /** A spreadsheet shows no more rows, the header included. */
    static final int EXCEL_ROWS = 1_048_576;

    private static final OptionSpec EXCEL = OptionSpec.flag(
            "excel", DefaultFlag.OFF, "For spreadsheets: byte order mark, CRLF, and no cell that runs as a formula.");
    private static final OptionSpec GUARD = OptionSpec.choice(
            "formula-guard",
            "auto",
            List.of("auto", "off", "apostrophe"),
            "Texts that a spreadsheet would run: apostrophe puts one in front, off leaves them; auto: apostrophe with excel.");
    private static final OptionSpec SEPARATOR = OptionSpec.choice(
            "separator",
            "comma",
            List.of("comma", "semicolon", "tab"),
            "What stands between cells; spreadsheets in many languages want semicolon.");

    static final List<OptionSpec> OPTIONS = List.of(EXCEL, GUARD, SEPARATOR);

    static CsvDialect of(Options options) {
        boolean excel = options.flag(EXCEL.name());
        FormulaGuard guard = switch (options.text(GUARD.name())) {
            case "off" -> FormulaGuard.OFF;
            case "apostrophe" -> FormulaGuard.APOSTROPHE;
            default -> usual(excel);
        };
        char separator = switch (options.text(SEPARATOR.name())) {
            case "semicolon" -> ';';
            case "tab" -> '\t';
            default -> ',';
        };
        return new CsvDialect(excel, guard, separator);
    }

    private static FormulaGuard usual(boolean excel) {
        return excel ? FormulaGuard.APOSTROPHE : FormulaGuard.OFF;
    }

    /** Whether rows must say how they are guarded, because the start of the file says otherwise. */
    boolean statesGuard() {
        return guard != usual(excel);
    }

    String fileStart() {
        return excel ? "\uFEFF" : "";
    }

    String recordEnd() {
        return excel ? "\r\n" : "\n";
    }
}
