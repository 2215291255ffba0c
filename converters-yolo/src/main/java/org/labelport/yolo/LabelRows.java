package org.labelport.yolo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.labelport.report.ItemException;

/**
 * The rows of one label file.
 *
 * @param rows that can be read
 * @param problems what is wrong with the others
 * @param byteOrderMark whether the file starts with one
 */
record LabelRows(List<Row> rows, List<Problem> problems, boolean byteOrderMark) {

    /** No label file: a picture without annotations. */
    static final LabelRows NONE = new LabelRows(List.of(), List.of(), false);

    private static final long MAX_BYTES = 256L << 20;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final int BOX_FIELDS = 5;
    /** Shares of a side; far beyond anything that was ever meant, and far from what arithmetic cannot hold. */
    private static final double LARGEST = 1e9;

    /**
     * A row.
     *
     * @param line 1-based number of its line
     * @param shares centre x, centre y, width and height of a box, or the points of a polygon, of the picture's sides
     */
    record Row(int line, int classNumber, double[] shares) {

        boolean isBox() {
            return shares.length == BOX_FIELDS - 1;
        }
    }

    /** A line that is no row. */
    record Problem(int line, String message) {}

    /** Reads a file. All text of a label file is ASCII; any other character shows as something that is no number. */
    static LabelRows read(Path file, int classes) throws ItemException {
        String text;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ItemException("yolo.labels", file + " is larger than " + (MAX_BYTES >> 20) + " MB");
            }
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ItemException("yolo.labels", file + " cannot be read: " + e, e);
        }
        boolean mark = text.startsWith(BYTE_ORDER_MARK);
        List<Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>)
                text.substring(mark ? BYTE_ORDER_MARK.length() : 0).lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                try {
                    rows.add(row(number, line, classes));
                } catch (RowException e) {
                    problems.add(new Problem(number, e.getMessage()));
                }
            }
        }
        return new LabelRows(rows, problems, mark);
    }

    /** Number of lines that were meant as rows. */
    int size() {
        return rows.size() + problems.size();
    }

    /** Whether there are boxes and polygons. */
    boolean isMixed() {
        return rows.stream().anyMatch(Row::isBox) && !rows.stream().allMatch(Row::isBox);
    }

    private static Row row(int number, String line, int classes) throws RowException {
        StringTokenizer fields = new StringTokenizer(line);
        int count = fields.countTokens();
        if (count != BOX_FIELDS && (count < 7 || count % 2 == 0)) {
            throw new RowException(count + " fields; a box has a class and 4 numbers, a polygon a class and 3 or more"
                    + " pairs of numbers");
        }
        double classNumber = number(fields.nextToken());
        if (classNumber != Math.rint(classNumber) || classNumber < 0 || classNumber >= classes) {
            throw new RowException(
                    "class " + trimmed(classNumber) + ", but classes are numbered 0 to " + (classes - 1));
        }
        double[] shares = new double[count - 1];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = number(fields.nextToken());
        }
        if (count == BOX_FIELDS && (shares[2] < 0 || shares[3] < 0)) {
            throw new RowException("a box with a negative width or height");
        }
        return new Row(number, (int) classNumber, shares);
    }

    private static double number(String field) throws RowException {
        for (int i = 0; i < field.length(); i++) {
            if ("0123456789+-.eE".indexOf(field.charAt(i)) < 0) {
                throw notANumber(field);
            }
        }
        try {
            double number = Double.parseDouble(field);
            if (Math.abs(number) <= LARGEST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(field);
        }
        throw new RowException(field + " is no share of a picture's side");
    }

    private static RowException notANumber(String field) {
        return new RowException(
                "'" + (field.length() > 40 ? field.substring(0, 40) + "…" : field) + "' is not a number");
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** A line that is no row. */
    private static final class RowException extends Exception {

        private static final long serialVersionUID = 1L;

        RowException(String message) {
            super(message, null, false, false);
        }
    }
}
