package org.labelport.csv.tensorflow;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.labelport.csv.picture.MissingValues;
import org.labelport.csv.picture.PictureCheck;
import org.labelport.csv.picture.SeenNames;
import org.labelport.csv.picture.TableCheck;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem.Effect;

/** Checks the rows of one table. */
final class BoxRowCheck {

    private static final List<String> COLUMNS =
            List.of(TensorflowPlan.HEADER.strip().split(","));

    private final TableCheck check;
    private final BoxColumns columns;
    private final Optional<BoxCells.Corners> corners;
    private final Split split;
    private final Set<String> classes;
    private final PictureCheck pictures;
    private final SeenNames boxes = new SeenNames();
    private int cells;
    private boolean hasNumber;
    private boolean hasName;

    BoxRowCheck(TableCheck check, BoxTables.Table table, Set<String> classes, PictureCheck pictures) {
        this.check = check;
        this.columns = table.columns();
        this.corners = columns.box().filter(BoxCells.Corners.class::isInstance).map(BoxCells.Corners.class::cast);
        this.split = table.split();
        this.classes = classes;
        this.pictures = pictures;
    }

    void check(Row row) throws ExportException {
        if (cells == 0) {
            header(row);
        } else if (corners.isEmpty()) {
            return; // only the header of such a table is checked
        } else if (row.isBlank()) {
            check.report(Effect.REMARK, "blank-line", "the line is blank; pandas skips it, but other readers do not");
        } else if (row.cells().size() != cells) {
            check.report(
                    Effect.REJECTED,
                    "cells",
                    row.cells().size() + " cells for " + cells + " columns. Is a comma not quoted?");
        } else {
            if (columns.category() >= 0) {
                name(row);
            }
            missingWord(row.cell(columns.file()));
            box(corners.get(), row);
        }
    }

    /** Reports problems that only all rows together show. Called once, after the last row. */
    void end() throws ExportException {
        if (hasNumber && !hasName) {
            check.report(
                    Effect.REMARK,
                    "numeric-classes",
                    "every class is a number: pandas reads 1, 01 and 1.0 as the same class, unless the table is read with dtype=str");
        }
    }

    private void header(Row row) throws ExportException {
        cells = row.cells().size();
        if (!row.cells().containsAll(COLUMNS)) {
            check.report(
                    Effect.REJECTED,
                    "header",
                    "readers look up columns by name: they must be " + String.join(",", COLUMNS));
        }
    }

    private void name(Row row) throws ExportException {
        String category = row.cell(columns.category());
        if (category.isEmpty()) {
            check.report(Effect.REJECTED, "class", "the row has no class");
        } else if (!classes.isEmpty() && !classes.contains(category)) {
            check.report(Effect.REJECTED, "class-unknown", "'" + category + "' is not in label_map.pbtxt");
        }
        boolean number = Numbers.decimal(category).isPresent();
        hasNumber |= number;
        hasName |= !number && !MissingValues.isMissing(category);
        missingWord(category);
    }

    private void missingWord(String cell) throws ExportException {
        if (MissingValues.isWord(cell)) {
            check.report(
                    Effect.REMARK,
                    "missing-word",
                    "pandas takes '" + cell
                            + "' for a missing value, unless the table is read with keep_default_na=False");
        }
    }

    private void box(BoxCells.Corners corner, Row row) throws ExportException {
        OptionalDouble left = pixels(row, corner.left(), "xmin");
        OptionalDouble top = pixels(row, corner.top(), "ymin");
        OptionalDouble right = pixels(row, corner.right(), "xmax");
        OptionalDouble bottom = pixels(row, corner.bottom(), "ymax");
        Optional<Media.Image> picture = pictures.of(check, split, row.cell(columns.file()));
        if (left.isEmpty() || top.isEmpty() || right.isEmpty() || bottom.isEmpty()) {
            return;
        }
        if (left.getAsDouble() >= right.getAsDouble() || top.getAsDouble() >= bottom.getAsDouble()) {
            check.report(Effect.REJECTED, "box", "xmin must be less than xmax, and ymin less than ymax");
        }
        boolean isNew = boxes.add(
                row.cell(columns.file()),
                row.cell(columns.category()),
                left.toString(),
                top.toString(),
                right.toString(),
                bottom.toString());
        if (!isNew) {
            check.report(
                    Effect.REMARK,
                    "duplicate",
                    "an earlier row has the same picture, class and box: readers count the object twice. Remove one");
        }
        OptionalLong width = size(row, columns.width(), "width");
        OptionalLong height = size(row, columns.height(), "height");
        if (width.isEmpty() || height.isEmpty()) {
            return;
        }
        if (left.getAsDouble() < 0
                || top.getAsDouble() < 0
                || right.getAsDouble() > width.getAsLong()
                || bottom.getAsDouble() > height.getAsLong()) {
            check.report(Effect.DAMAGED, "box-outside", "the box leaves the picture");
        }
        boolean differs = picture.isPresent()
                && picture.get().hasSize()
                && (picture.get().width() != width.getAsLong() || picture.get().height() != height.getAsLong());
        if (differs) {
            check.report(
                    Effect.DAMAGED,
                    "picture-size",
                    "the picture has " + picture.get().width() + " x "
                            + picture.get().height()
                            + " pixels, not those of the row, and readers divide the corners by its size");
        }
    }

    private OptionalDouble pixels(Row row, int column, String name) throws ExportException {
        OptionalDouble pixels = Numbers.decimal(row.cell(column));
        if (pixels.isEmpty()) {
            check.report(Effect.REJECTED, "number", name + " is '" + row.cell(column) + "', which is not a number");
        } else if (Numbers.whole(row.cell(column)).isEmpty()) {
            check.report(
                    Effect.DAMAGED, "decimals", name + " is " + row.cell(column) + "; corners must be whole pixels");
        }
        return pixels;
    }

    private OptionalLong size(Row row, int column, String name) throws ExportException {
        if (column < 0) {
            return OptionalLong.empty();
        }
        OptionalLong size = Numbers.whole(row.cell(column));
        if (size.isEmpty() || size.getAsLong() < 1) {
            check.report(
                    Effect.REJECTED, "size", name + " is '" + row.cell(column) + "', which is not a size in pixels");
            return OptionalLong.empty();
        }
        return size;
    }
}
