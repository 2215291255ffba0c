package org.labelport.yolo.rows.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.Predicate;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.FileTrouble;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;

/**
 * The rows of one label file.
 *
 * @param rows that could be read
 * @param problems of the other lines
 * @param byteOrderMark whether the file starts with one
 */
public record LabelRows(List<LabelRow> rows, List<Problem> problems, boolean byteOrderMark) {

    private static final String SUFFIX = ".txt";

    private static final String WITHOUT_COMMAS =
            ", as it has a comma. Separate numbers by blanks, and write 0.5 with a point";

    /** The rows of a picture without a label file, which has no annotations. */
    public static final LabelRows NONE = new LabelRows(List.of(), List.of(), false);

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /** A line that is not a row. */
    public record Problem(int line, String message) {}

    /** Reads a file. It is expected to be ASCII; any other character makes its field invalid as a number. */
    public static LabelRows read(Path file, RowGrammar grammar, Limits limits) throws ItemException {
        String text = text(file, limits);
        boolean mark = text.startsWith(BYTE_ORDER_MARK);
        List<LabelRow> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>)
                text.substring(mark ? BYTE_ORDER_MARK.length() : 0).lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                try {
                    rows.add(grammar.row(number, numbers(line)));
                } catch (RowException e) {
                    problems.add(new Problem(number, e.getMessage()));
                }
            }
        }
        return new LabelRows(rows, problems, mark);
    }

    /**
     * Whether all rows of a file fulfil a condition; empty when there are no rows. Stops at the first that does not.
     */
    public static Optional<Boolean> allAre(Path file, Predicate<double[]> asked) throws ItemException {
        List<String> rows =
                text(file, Limits.USUAL).lines().filter(line -> !line.isBlank()).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.stream().allMatch(row -> is(row, asked)));
    }

    private static boolean is(String row, Predicate<double[]> asked) {
        try {
            return asked.test(numbers(row));
        } catch (RowException e) {
            return false;
        }
    }

    private static String text(Path file, Limits limits) throws ItemException {
        long most = limits.bytes(Limit.LABELS_MEGABYTES);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
            if (bytes.length > most) {
                throw new ItemException(
                        "yolo.labels",
                        file + " has more than the " + limits.of(Limit.LABELS_MEGABYTES) + " "
                                + Limit.LABELS_MEGABYTES.meaning() + ". " + limits.remedy(Limit.LABELS_MEGABYTES));
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ItemException("yolo.labels", file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    /**
     * Returns the error of a label file that has no picture, or whose extension is in capitals so that readers do not
     * find it.
     *
     * @param where pictures are expected, for the message
     */
    public ItemError withoutPicture(String item, Path file, String where) {
        String rows = file + " has " + size() + " rows, but ";
        return file.toString().endsWith(SUFFIX)
                ? ItemError.ofItem(
                        item,
                        size(),
                        "media.missing",
                        rows + "there is no picture of this name " + where
                                + ". Put the pictures there, as JPEG, PNG or another kind that Ultralytics reads")
                : ItemError.ofItem(
                        item,
                        size(),
                        "yolo.labels",
                        rows + "labels are looked for in files that end in .txt. Rename it");
    }

    /** Returns the number of lines that are not blank. */
    public int size() {
        return rows.size() + problems.size();
    }

    /** Whether a text file that has no picture can be one of labels: it is empty, or has a row. */
    public boolean canBeLabels() {
        return !rows.isEmpty() || size() == 0;
    }

    /** Whether there are both boxes and polygons. */
    public boolean isMixed() {
        long boxes =
                rows.stream().filter(row -> row.kind() == LabelRow.Kind.BOX).count();
        return boxes > 0 && boxes < rows.size();
    }

    private static double[] numbers(String line) throws RowException {
        StringTokenizer fields = new StringTokenizer(line);
        double[] numbers = new double[fields.countTokens()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(fields.nextToken());
        }
        return numbers;
    }

    private static double number(String field) throws RowException {
        try {
            return RowNumber.of(field);
        } catch (RowException e) {
            throw field.indexOf(',') < 0 ? e : new RowException(e.getMessage() + WITHOUT_COMMAS);
        }
    }
}
