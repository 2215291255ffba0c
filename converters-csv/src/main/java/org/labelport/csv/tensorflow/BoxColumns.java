package org.labelport.csv.tensorflow;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.DataType;

/**
 * The indices of a table's columns, found by the names in its header, from 0; -1 for a column that does not exist. A
 * table of labels has no boxes, but a class in each row, or a column with 1 and 0 for each class.
 *
 * @param file column of the picture's file name or path
 * @param width column of the picture's width
 * @param height column of the picture's height
 * @param category column of the class
 * @param box the columns of boxes; empty in a table of labels
 * @param score column of a model's confidence
 * @param others names of all other columns, by their indices
 */
record BoxColumns(
        int file,
        int width,
        int height,
        int category,
        Optional<BoxCells> box,
        int score,
        SortedMap<Integer, String> others) {

    /** The name of a column of pictures that holds numbers of frames in other tables. */
    private static final String FRAME = "frame";

    /** Names of columns, as {@link #names} simplifies them. */
    private static final List<String> FILE = List.of(
            "filename",
            "image",
            "file",
            "imagename",
            "imagepath",
            "imgpath",
            "filepath",
            "path",
            "imageid",
            "imagefile",
            "imagefilename",
            "imgname",
            "img",
            FRAME);

    private static final List<String> CATEGORY = List.of(
            "class", "label", "classname", "labelname", "name", "category", "categoryname", "classid", "categoryid");
    private static final List<String> SCORE = List.of("confidence", "score");

    /** Prefix of the names of corners in tables of traffic signs. */
    private static final String REGION = "roi.";

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

    private static Optional<BoxColumns> of(List<String> header) {
        List<String> names = names(header);
        Optional<BoxCells> box = BoxCells.of(names);
        BoxColumns columns = new BoxColumns(
                        first(names, FILE),
                        side(names, "width", box),
                        side(names, "height", box),
                        first(names, CATEGORY),
                        box,
                        first(names, SCORE),
                        Collections.emptySortedMap())
                .withOthers(header);
        boolean boxes = box.filter(
                        cells -> columns.category >= 0 || cells instanceof BoxCells.OneCell || columns.others.isEmpty())
                .isPresent();
        boolean labels = !BoxCells.areNamed(names) && columns.hasLabels();
        return columns.file >= 0 && (boxes || labels) ? Optional.of(columns) : Optional.empty();
    }

    /** Returns which column a first line lacks that is not the header of such a table. */
    static String lacking(Row header) {
        List<String> names = names(header.cells());
        int file = first(names, FILE);
        if (file < 0 || names.get(file).equals(FRAME)) {
            return "no column of the picture, such as filename or image";
        }
        return BoxCells.of(names).isPresent()
                ? "no column of the class, such as class or label"
                : "no columns of a box, such as xmin, ymin, xmax and ymax, nor only the picture and its class";
    }

    /** Returns names in lower case, without what programs put between words. */
    private static List<String> names(List<String> header) {
        return header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceAll("[_ -]", ""))
                .map(name -> name.startsWith(REGION) ? name.substring(REGION.length()) : name)
                .toList();
    }

    /** Finds the column of a side of the picture; -1 when there is none, or it is the box's. */
    private static int side(List<String> names, String side, Optional<BoxCells> box) {
        int column = first(names, List.of("image" + side, "img" + side, side));
        return box.isPresent() && box.get().columns().contains(column) ? -1 : column;
    }

    /** Whether the table has only pictures and labels. */
    private boolean hasLabels() {
        return width < 0 && height < 0 && score < 0 && (category >= 0) == others.isEmpty();
    }

    /** Whether each class has a column. */
    boolean hasClassColumns() {
        return box.isEmpty() && category < 0;
    }

    /** Whether the pictures are in a column that may hold numbers of frames. */
    boolean isOfFrames(Row header) {
        return names(header.cells()).get(file).equals(FRAME);
    }

    /** Whether a row names the file of a picture. */
    boolean namesPicture(Row row) {
        return DataType.IMAGE.isOf(row.cell(file));
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

    /**
     * Adds all columns that are not known. One without a name is left out: pandas writes the number of the row there.
     */
    private BoxColumns withOthers(List<String> header) {
        Set<Integer> known = new HashSet<>(List.of(file, width, height, category, score));
        box.ifPresent(cells -> known.addAll(cells.columns()));
        Set<String> names = new HashSet<>();
        SortedMap<Integer, String> unknown = new TreeMap<>();
        for (int place = 0; place < header.size(); place++) {
            String name = header.get(place).strip();
            if (!known.contains(place) && !name.isEmpty()) {
                unknown.put(place, names.add(name) ? name : name + "__" + (place + 1));
            }
        }
        return new BoxColumns(file, width, height, category, box, score, Collections.unmodifiableSortedMap(unknown));
    }

    /** Returns the index of the first wanted name that exists; -1 when there is none. */
    static int first(List<String> names, List<String> wanted) {
        return wanted.stream()
                .mapToInt(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }
}
