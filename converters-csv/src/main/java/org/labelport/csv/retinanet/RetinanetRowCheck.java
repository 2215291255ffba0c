package org.labelport.csv.retinanet;

import java.util.Optional;
import java.util.Set;
import org.labelport.csv.picture.verify.PictureCheck;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem.Effect;

/** Checks the rows of one table. */
final class RetinanetRowCheck {

    /** The list of classes, and the name of its file. */
    record Classes(String file, Set<String> names) {}

    private static final String[] CORNERS = {"x1", "y1", "x2", "y2"};

    private final TableCheck check;
    private final Split split;
    private final Optional<Classes> classes;
    private final PictureCheck pictures;

    RetinanetRowCheck(TableCheck check, Split split, Optional<Classes> classes, PictureCheck pictures) {
        this.check = check;
        this.split = split;
        this.classes = classes;
        this.pictures = pictures;
    }

    void check(Row row) throws ExportException {
        if (row.isBlank()) {
            check.report(Effect.REJECTED, "blank-line", "the line is blank. Remove it");
        } else if (row.cells().size() != RetinanetDialect.CELLS) {
            check.report(
                    Effect.REJECTED,
                    "cells",
                    row.cells().size() + " cells, not the " + RetinanetDialect.CELLS + " of path,x1,y1,x2,y2,class");
        } else if (RetinanetDialect.isHeader(row)) {
            check.report(
                    Effect.REJECTED,
                    "header",
                    "the first line names columns, and keras-retinanet reads it as a box. Remove it");
        } else {
            Optional<Media.Image> picture = pictures.of(check, split, row.cell(0));
            if (!row.cells().subList(1, RetinanetDialect.CELLS).stream().allMatch(String::isEmpty)) {
                box(row, picture);
            }
        }
    }

    private void box(Row row, Optional<Media.Image> picture) throws ExportException {
        if (classes.isPresent() && !classes.get().names().contains(row.cell(5))) {
            check.report(
                    Effect.REJECTED,
                    "class-unknown",
                    "'" + row.cell(5) + "' is not in " + classes.get().file());
        }
        long[] corners = new long[CORNERS.length];
        for (int i = 0; i < corners.length; i++) {
            var number = Numbers.whole(row.cell(i + 1));
            if (number.isEmpty()) {
                check.report(
                        Effect.REJECTED,
                        "number",
                        CORNERS[i] + " is '" + row.cell(i + 1) + "', which is not a whole number of pixels");
                return;
            }
            corners[i] = number.getAsLong();
        }
        if (corners[2] <= corners[0] || corners[3] <= corners[1]) {
            check.report(Effect.REJECTED, "box", "x2 must be more than x1, and y2 more than y1");
        }
        boolean outside = corners[0] < 0
                || corners[1] < 0
                || picture.filter(Media.Image::hasSize)
                        .filter(image -> corners[2] > image.width() || corners[3] > image.height())
                        .isPresent();
        if (outside) {
            check.report(
                    Effect.DAMAGED,
                    "box-outside",
                    "the box leaves the picture; keras-retinanet warns and leaves it out");
        }
    }
}
