package org.labelport.csv.tensorflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.csv.picture.read.MissingValues;
import org.labelport.csv.picture.read.PictureFrame;
import org.labelport.csv.picture.read.RowDialect;
import org.labelport.csv.picture.read.UsualNames;
import org.labelport.csv.picture.verify.PictureCheck;
import org.labelport.csv.picture.verify.SeenNames;
import org.labelport.csv.picture.verify.TableCheck;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Problem.Effect;

/** Checks the rows of one table. */
final class BoxRowCheck {

    private static final List<String> COLUMNS =
            List.of(TensorflowPlan.HEADER.strip().split(","));

    private static final PictureFrame UNKNOWN_FRAME = new PictureFrame(Media.Image.of(Blob.ABSENT, 0, 0));

    private static final Set<String> DECODED = Set.of(".jpg", ".jpeg", ".png", ".gif", ".bmp");

    private final TableCheck check;
    private final BoxColumns columns;
    private final RowDialect dialect;
    private final Optional<BoxCells.Corners> corners;
    private final Split split;
    private final Set<String> classes;
    private final PictureCheck pictures;
    private final SeenNames boxes = new SeenNames();
    private final Set<String> told = new HashSet<>();
    private int cells;
    private boolean hasNumber;
    private boolean hasName;

    BoxRowCheck(TableCheck check, BoxTables.Table table, Set<String> classes, PictureCheck pictures) {
        this.check = check;
        this.columns = table.columns();
        this.dialect = table.open(Taxonomy.EMPTY).dialect();
        this.corners = columns.box().filter(BoxCells.Corners.class::isInstance).map(BoxCells.Corners.class::cast);
        this.split = table.split();
        this.classes = classes;
        this.pictures = pictures;
    }

    void check(Row row) throws ExportException {
        if (cells == 0) {
            header(row);
        } else if (row.isBlank()) {
            check.report(Effect.REMARK, "blank-line", "the line is blank; pandas skips it, but other readers do not");
        } else if (row.cells().size() != cells) {
            check.report(
                    Effect.REJECTED,
                    "cells",
                    row.cells().size() + " cells for " + cells + " columns. Is a comma not quoted?");
        } else {
            missingWord(row.cell(columns.picture().file()));
            kind(row.cell(columns.picture().file()));
            if (corners.isPresent()) {
                if (columns.category() >= 0) {
                    name(row.cell(columns.category()));
                }
                box(corners.get(), row);
            } else {
                other(row);
            }
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
        if (columns.hasClassColumns()) {
            for (String category : columns.others().values()) {
                known(category);
            }
        }
    }

    /** Checks a row of labels, or of boxes that are not written as two corners, as far as it can be read. */
    private void other(Row row) throws ExportException {
        List<Annotation> read = new ArrayList<>();
        try {
            dialect.read(row, UNKNOWN_FRAME, read);
        } catch (ItemException e) {
            check.report(Effect.REJECTED, "number", e.getMessage());
        }
        if (columns.category() >= 0) {
            for (Annotation annotation : read) {
                name(annotation.category());
            }
        }
        pictures.of(check, split, UsualNames.of(row.cell(columns.picture().file())));
    }

    private void name(String category) throws ExportException {
        if (category.isEmpty()) {
            check.report(Effect.REJECTED, "class", "the row has no class");
        } else {
            known(category);
        }
        boolean number = Numbers.decimal(category).isPresent();
        hasNumber |= number;
        hasName |= !number && !MissingValues.isMissing(category);
        missingWord(category);
    }

    private void known(String category) throws ExportException {
        if (!classes.isEmpty() && !classes.contains(category)) {
            check.report(Effect.REJECTED, "class-unknown", "'" + category + "' is not in label_map.pbtxt");
        }
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

    /** Reports a picture that TensorFlow does not decode, once for each ending. */
    private void kind(String file) throws ExportException {
        String suffix = SafePath.extension(file).toLowerCase(Locale.ROOT);
        if (DataType.IMAGE.isOf(file) && !DECODED.contains(suffix) && told.add(suffix)) {
            check.report(
                    Effect.REMARK,
                    "suffix",
                    "TensorFlow decodes " + String.join(" ", new TreeSet<>(DECODED)) + ", not '" + suffix + "'");
        }
    }

    private void box(BoxCells.Corners corner, Row row) throws ExportException {
        OptionalDouble left = pixels(row, corner.left(), "xmin");
        OptionalDouble top = pixels(row, corner.top(), "ymin");
        OptionalDouble right = pixels(row, corner.right(), "xmax");
        OptionalDouble bottom = pixels(row, corner.bottom(), "ymax");
        Optional<Media.Image> picture =
                pictures.of(check, split, row.cell(columns.picture().file()));
        if (left.isEmpty() || top.isEmpty() || right.isEmpty() || bottom.isEmpty()) {
            return;
        }
        if (left.getAsDouble() >= right.getAsDouble() || top.getAsDouble() >= bottom.getAsDouble()) {
            check.report(Effect.REJECTED, "box", "xmin must be less than xmax, and ymin less than ymax");
        }
        boolean isNew = boxes.add(
                row.cell(columns.picture().file()),
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
        OptionalLong width = size(row, columns.picture().width(), "width");
        OptionalLong height = size(row, columns.picture().height(), "height");
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
