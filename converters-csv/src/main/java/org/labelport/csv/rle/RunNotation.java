package org.labelport.csv.rle;

import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;

/** How the tables of a data set write the runs of masks. */
record RunNotation(PixelOrder order, RunStarts starts) {

    static final List<OptionSpec> OPTIONS = List.of(
            OptionSpec.choice(
                    "order",
                    PixelOrder.COLUMNS.key(),
                    PixelOrder.keys(),
                    "How pixels are counted: down the columns, as in most tables, or along the rows, as in"
                            + " the cells of Sartorius."),
            OptionSpec.choice(
                    "starts",
                    RunStarts.ABSOLUTE.key(),
                    RunStarts.keys(),
                    "From where the start of a run counts: the picture's first pixel, or, as in SIIM-ACR, the end of the run"
                            + " before."));

    static RunNotation of(Options filter) {
        return new RunNotation(
                PixelOrder.of(filter.text(OPTIONS.get(0).name())),
                RunStarts.of(filter.text(OPTIONS.get(1).name())));
    }
}
