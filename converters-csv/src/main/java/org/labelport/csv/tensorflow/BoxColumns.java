package org.labelport.csv.tensorflow;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.labelport.csv.picture.read.ColumnNames;
import org.labelport.csv.picture.read.PictureColumns;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.DataType;

/**
 * The indices of a table's columns, found by the names in its header, from 0; -1 for a column that does not exist. A
 * table of labels has no boxes, but a class or several in each row, or a column with 1 and 0 for each class.
 *
 * @param count of all columns
 * @param picture the columns about the picture
 * @param category column of the class
 * @param hasSeveral whether that column holds several classes, between blanks
 * @param box the columns of boxes; empty in a table of labels
 * @param score column of a model's confidence
 * @param others names of all other columns, by their indices
 */
record BoxColumns(
        int count,
        PictureColumns picture,
        int category,
        boolean hasSeveral,
        Optional<BoxCells> box,
        int score,
        SortedMap<Integer, String> others) {

    /** Names of a column of all classes of a picture, as competitions publish them. */
    private static final List<String> SEVERAL = List.of("labels", "tags");

    /** Names of a column that may hold ids of pictures, or of something else. */
    private static final List<String> IDS = List.of("id", "idcode");

    /** Names of a column beside the ids of classes. */
    private static final List<String> NAMES = List.of("name", "classname", "categoryname", "labelname");

    /** Names of a column of text about a picture. */
    private static final List<String> TEXTS =
            List.of("caption", "captions", "text", "description", "comment", "prompt", "url");

    private static final List<String> SCORE = List.of("confidence", "score");

    /** The columns of a table of makesense.ai, whose older versions write no header. */
    private static final List<String> MAKESENSE = List.of(
            "label_name", "bbox_x", "bbox_y", "bbox_width", "bbox_height", "image_name", "image_width", "image_height");

    /** Finds the columns of a header; empty when the row is not the header of such a table. */
    static Optional<BoxColumns> of(Row header) {
        return of(header.cells());
    }

    /**
     * Returns the columns of a table whose first row is not a header but a box of makesense.ai; empty when it is not.
     */
    static Optional<BoxColumns> ofMakesense(Row first) {
        boolean is = first.cells().size() == MAKESENSE.size()
                && DataType.IMAGE.isOf(first.cell(MAKESENSE.indexOf("image_name")))
                && IntStream.of(1, 2, 3, 4, 6, 7)
                        .allMatch(column -> Numbers.decimal(first.cell(column)).isPresent());
        return is ? of(MAKESENSE) : Optional.empty();
    }

    /** Whether a header names two columns, which may be a picture and its class whatever they are called. */
    static boolean isPair(Row header) {
        return header.cells().stream().filter(ColumnNames::isName).count() == 2;
    }

    /**
     * Finds the columns of a table of labels that {@link #of} does not know by their names: the picture or its id, and one
     * class.
     *
     * @param header names two columns
     * @param first the row after it
     */
    static Optional<BoxColumns> ofPair(Row header, Row first) {
        ColumnNames names = new ColumnNames(header.cells());
        int picture = names.first(ColumnNames.PICTURE);
        int file = picture >= 0 ? picture : names.first(IDS);
        SortedMap<Integer, String> others = names.others(Set.of(file));
        if (others.size() != 1 || names.first(TEXTS) >= 0 || BoxCells.areNamed(names)) {
            return Optional.empty();
        }
        if (isMeasured(names, others.firstKey(), first)) {
            return Optional.empty();
        }
        boolean idOfPicture = Numbers.decimal(first.cell(file)).isEmpty() && names.first(NAMES) < 0;
        boolean named = picture >= 0 ? !names.name(file).equals(ColumnNames.FRAME) : idOfPicture;
        if (!named && !DataType.IMAGE.isOf(first.cell(file))) {
            return Optional.empty();
        }
        BoxColumns ticked = new BoxColumns(
                header.cells().size(), PictureColumns.withoutSize(file), -1, false, Optional.empty(), -1, others);
        boolean category = names.first(ColumnNames.CATEGORY) >= 0 || !ticked.isTicked(first);
        return Optional.of(category ? ticked.withCategory(others.firstKey()) : ticked);
    }

    /** Whether the column beside the pictures holds measured numbers, which are no classes. */
    private static boolean isMeasured(ColumnNames names, int column, Row first) {
        OptionalDouble number = Numbers.decimal(first.cell(column).strip());
        return number.isPresent()
                && names.first(ColumnNames.CATEGORY) < 0
                && (column == names.first(SCORE) || number.getAsDouble() != Math.rint(number.getAsDouble()));
    }

    private BoxColumns withCategory(int column) {
        return new BoxColumns(count, picture, column, hasSeveral, box, score, Collections.emptySortedMap());
    }

    private static Optional<BoxColumns> of(List<String> header) {
        ColumnNames names = new ColumnNames(header);
        Optional<BoxCells> box = BoxCells.of(names);
        PictureColumns picture = new PictureColumns(
                names.first(ColumnNames.PICTURE), side(names, "width", box), side(names, "height", box));
        int single = names.first(ColumnNames.CATEGORY);
        boolean several = single < 0 && box.isEmpty() && names.first(SEVERAL) >= 0;
        int category = several ? names.first(SEVERAL) : single;
        int score = names.first(SCORE);
        Set<Integer> known = new HashSet<>(picture.all());
        known.addAll(List.of(category, score));
        box.ifPresent(cells -> known.addAll(cells.columns()));
        BoxColumns columns = new BoxColumns(header.size(), picture, category, several, box, score, names.others(known));
        boolean boxes = box.filter(
                        cells -> category >= 0 || cells instanceof BoxCells.OneCell || columns.others.isEmpty())
                .isPresent();
        boolean labels = !BoxCells.areNamed(names) && columns.hasLabels();
        return picture.file() >= 0 && (boxes || labels) ? Optional.of(columns) : Optional.empty();
    }

    /**
     * Returns which column a first line lacks that is not the header of such a table.
     *
     * @param next the row after it; empty when there is none
     */
    static String lacking(Row header, Optional<Row> next) {
        ColumnNames names = new ColumnNames(header.cells());
        int file = names.first(ColumnNames.PICTURE);
        SortedMap<Integer, String> beside = names.others(Set.of(file >= 0 ? file : names.first(IDS)));
        if (beside.size() == 1 && next.isPresent() && isMeasured(names, beside.firstKey(), next.get())) {
            return "only the picture and numbers, '" + beside.get(beside.firstKey())
                    + "', which are no classes. If they are, call that column class";
        }
        if (file < 0 || names.name(file).equals(ColumnNames.FRAME)) {
            return "no column of the picture, such as filename or image";
        }
        return BoxCells.of(names).isPresent()
                ? "no column of the class, such as class or label"
                : "no columns of a box, such as xmin, ymin, xmax and ymax, nor only the picture and its class";
    }

    /** Finds the column of a side of the picture; -1 when there is none, or it is the box's. */
    private static int side(ColumnNames names, String side, Optional<BoxCells> box) {
        int column = names.first(List.of("image" + side, "img" + side, side));
        return box.isPresent() && box.get().columns().contains(column) ? -1 : column;
    }

    /** Whether the table has only pictures and labels. */
    private boolean hasLabels() {
        return !picture.hasSide() && score < 0 && (category >= 0) == others.isEmpty();
    }

    /** Whether each class has a column. */
    boolean hasClassColumns() {
        return box.isEmpty() && category < 0;
    }

    /** Whether the pictures are in a column that may hold numbers of frames. */
    boolean isOfFrames(Row header) {
        return new ColumnNames(header.cells()).name(picture.file()).equals(ColumnNames.FRAME);
    }

    /** Whether a row names the file of a picture. */
    boolean namesPicture(Row row) {
        return DataType.IMAGE.isOf(row.cell(picture.file()));
    }

    /** Whether a row has 1 or 0 in the column of each class. */
    boolean isTicked(Row row) {
        return others.keySet().stream().allMatch(column -> isTicked(row, column).isPresent());
    }

    /** Whether a cell in the column of a class is 1; empty when it is neither 1 nor 0. */
    static Optional<Boolean> isTicked(Row row, int column) {
        OptionalDouble number = Numbers.decimal(row.cell(column).strip());
        boolean known = number.isPresent() && (number.getAsDouble() == 0 || number.getAsDouble() == 1);
        return known ? Optional.of(number.getAsDouble() == 1) : Optional.empty();
    }
}
