package org.labelport.csv.table;

import java.util.List;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;

/** The losses of the generic table. */
public final class CsvLosses {

    /** A text that a spreadsheet would run got an apostrophe in front. */
    static final String FORMULA_GUARDED = "csv.formula-guarded";

    /** A cell or table is longer than a spreadsheet shows. */
    static final String EXCEL_LIMIT = "csv.excel-limit";

    /** Pages and cameras have picture files of their own, which are not exported. */
    public static final String FILES_LEFT_OUT = "media.not-copied";

    /** All that the format may report. */
    public static final List<LossSpec> ALL = List.of(
            LossSpec.shared(LossCodes.FILE_RENAMED),
            LossSpec.shared(LossCodes.TEXT_CONTROL_CHARS),
            new LossSpec(FORMULA_GUARDED, "texts that a spreadsheet would run, with an apostrophe in front"),
            new LossSpec(EXCEL_LIMIT, "cells and tables longer than a spreadsheet shows"),
            new LossSpec(FILES_LEFT_OUT, "picture files of pages and cameras left out"));

    private CsvLosses() {}
}
