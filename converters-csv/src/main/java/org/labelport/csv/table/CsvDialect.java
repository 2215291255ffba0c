package org.labelport.csv.table;

import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.Options;

/**
 * How the tables are written: for programs, or for people who open them in a spreadsheet.
 *
 * @param excel whether files begin with a byte order mark, records end with CRLF, and cells and tables beyond the
 *     limits of spreadsheets are reported
 * @param guard how texts that a spreadsheet would run as formulas are guarded
 * @param separator the character between cells
 */
public record CsvDialect(boolean excel, FormulaGuard guard, char separator) {

    /** The most characters of a cell that a spreadsheet shows. */
    static final int EXCEL_CELL_CHARS = 32_767;

    /** The most rows that a spreadsheet shows, the header included. */
    public static final int EXCEL_ROWS = 1_048_576;

    private static final OptionSpec EXCEL = OptionSpec.flag(
            "excel", DefaultFlag.OFF, "For spreadsheets: byte order mark, CRLF, and no cell that runs as a formula.");
    private static final OptionSpec GUARD = OptionSpec.choice(
            "formula-guard",
            "auto",
            List.of("auto", "off", "apostrophe"),
            "Texts that a spreadsheet would run as formulas: apostrophe puts one in front, off does not; auto: apostrophe with excel.");
    private static final OptionSpec SEPARATOR = OptionSpec.choice(
            "separator",
            "comma",
            List.of("comma", "semicolon", "tab"),
            "The character between cells; spreadsheets in many languages expect semicolon.");

    /** The options that choose a dialect. */
    public static final List<OptionSpec> OPTIONS = List.of(EXCEL, GUARD, SEPARATOR);

    /** Returns the dialect that a user has chosen. */
    public static CsvDialect of(Options options) {
        boolean excel = options.flag(EXCEL.name());
        FormulaGuard guard = switch (options.text(GUARD.name())) {
            case "off" -> FormulaGuard.OFF;
            case "apostrophe" -> FormulaGuard.APOSTROPHE;
            default -> excel ? FormulaGuard.APOSTROPHE : FormulaGuard.OFF;
        };
        char separator = switch (options.text(SEPARATOR.name())) {
            case "semicolon" -> ';';
            case "tab" -> '\t';
            default -> ',';
        };
        return new CsvDialect(excel, guard, separator);
    }

    /** Whether rows say how they are guarded. The byte order mark cannot: spreadsheets save tables without it. */
    public boolean statesGuard() {
        return excel || guard != FormulaGuard.OFF;
    }

    /** What a file begins with: a byte order mark, or nothing. */
    public String fileStart() {
        return excel ? "\uFEFF" : "";
    }

    /** What a record ends with. */
    public String recordEnd() {
        return excel ? "\r\n" : "\n";
    }
}
