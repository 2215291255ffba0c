package org.labelport.csv.vertex;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.Row;
import org.labelport.model.Split;
import org.labelport.output.SafePath;

/**
 * One row, whatever the table is for.
 *
 * @param split the split of its set; {@link Split#NONE} without a set
 * @param place the path, or a text itself
 * @param rest the cells after it
 */
record VertexRow(Split split, String place, List<String> rest) {

    /** The number of cells of a row that has columns for a box. */
    static final int BOX_CELLS = 11;

    static final int BOX_REST = 9;

    /** The number of cells of a label and two corners, with the two blank cells between the corners. */
    private static final int CUT_BOX_REST = 7;

    /** The numbers of two corners. */
    private static final int CORNERS = 4;

    private static final Set<String> PICTURES =
            Set.of(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".ico", ".tif", ".tiff", ".webp");

    private static final Pattern WORD = Pattern.compile("[\\p{L}_-]{1,20}");

    /** Reads a row, whose set may be left out. */
    static VertexRow of(Row row) {
        Optional<Split> split = SetWords.parse(row.cell(0));
        int at = split.isPresent() || hasOtherWord(row) ? 1 : 0;
        List<String> cells = row.cells();
        return new VertexRow(
                split.orElse(Split.NONE),
                row.cell(at),
                at + 1 < cells.size() ? cells.subList(at + 1, cells.size()) : List.of());
    }

    /** Whether the first cell should be a set and is another word, since the second one names a file. */
    static boolean hasOtherWord(Row row) {
        if (SetWords.parse(row.cell(0)).isPresent()) {
            return false;
        }
        return row.cell(1).startsWith(VertexPlan.SCHEME)
                || WORD.matcher(row.cell(0)).matches() && hasSuffixOfPicture(row.cell(1));
    }

    private static boolean hasSuffixOfPicture(String path) {
        return PICTURES.contains(SafePath.extension(path).toLowerCase(Locale.ROOT));
    }

    /** Whether there is neither a path nor a text, but at most what a broken disk or an old editor leaves at a file's end. */
    boolean isPlaceless() {
        return place.chars().allMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    boolean isStored() {
        return place.startsWith(VertexPlan.SCHEME);
    }

    /** Whether the row has columns for a box: blank ones, or only numbers. A picture may have as many labels. */
    boolean isBox() {
        if (rest.size() != BOX_REST || !isPicture()) {
            return false;
        }
        List<String> corners = rest.subList(1, BOX_REST);
        return corners.stream().anyMatch(String::isBlank)
                || corners.stream().allMatch(cell -> Numbers.decimal(cell).isPresent());
    }

    /** Whether the row has a box, and lacks the blank cells at its end that spreadsheets leave out. */
    boolean isCutBox() {
        return rest.size() >= CUT_BOX_REST
                && rest.size() < BOX_REST
                && isPicture()
                && rest.get(3).isEmpty()
                && rest.get(4).isEmpty()
                && Stream.of(1, 2, 5, 6)
                        .allMatch(cell -> Numbers.decimal(rest.get(cell)).isPresent());
    }

    /** Whether the label is followed by corners of a box that are not in the eight cells of a box. */
    boolean hasLooseCorners() {
        List<String> further =
                rest.stream().skip(1).filter(cell -> !cell.isEmpty()).toList();
        return !isBox()
                && !isCutBox()
                && isPicture()
                && !further.isEmpty()
                && further.stream().allMatch(cell -> Numbers.decimal(cell).isPresent())
                && (further.stream().allMatch(VertexRow::isShare)
                        ? further.size() >= CORNERS || hasDecimal(further)
                        : further.size() > CORNERS && hasDecimal(further));
    }

    private static boolean hasDecimal(List<String> cells) {
        return cells.stream().anyMatch(cell -> cell.contains("."));
    }

    private static boolean isShare(String cell) {
        OptionalDouble number = Numbers.decimal(cell);
        return number.isPresent() && number.getAsDouble() >= 0 && number.getAsDouble() <= 1;
    }

    /**
     * Whether the row is about a picture: its path has the extension of one, or is in Cloud Storage and does not have
     * that of a text.
     */
    boolean isPicture() {
        String suffix = SafePath.extension(place).toLowerCase(Locale.ROOT);
        return hasSuffixOfPicture(place) || isStored() && !suffix.equals(".txt") && !suffix.equals(".pdf");
    }
}
