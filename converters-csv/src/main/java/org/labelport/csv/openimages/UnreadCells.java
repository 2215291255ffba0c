package org.labelport.csv.openimages;

import java.util.List;
import java.util.function.UnaryOperator;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.report.ToldNames;

/** Tells of columns of segments that items have no place for, once each, where a row fills them. */
final class UnreadCells {

    private static final List<String> COLUMNS = List.of("PredictedIoU", "Clicks");

    private final String table;
    private final LossSink losses;
    private final ToldNames told = new ToldNames();

    /** @param table its name, for messages */
    UnreadCells(String table, LossSink losses) {
        this.table = table;
        this.losses = losses;
    }

    /** @param cells of a row, by their columns */
    void tell(UnaryOperator<String> cells) {
        for (String column : COLUMNS) {
            if (!cells.apply(column).isBlank()) {
                told.next(column)
                        .ifPresent(name -> losses.loss(
                                Loss.ofDataset("csv.column-dropped", table + ": columns are not read: " + name)));
            }
        }
    }
}
