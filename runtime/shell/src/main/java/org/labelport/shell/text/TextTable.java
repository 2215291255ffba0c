package org.labelport.shell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text for people: columns as wide as they need, numbers to the right, and one column that wraps when the
 * whole is wider than the terminal. Not thread-safe.
 */
public final class TextTable {

    /** How the cells of a column are aligned. */
    public enum Align {
        LEFT,
        RIGHT,
        /** To the left, wrapped into several lines when the table would be too wide. */
        WRAP
    }

    private static final String GAP = "  ";
    private static final int NARROWEST_WRAP = 12;

    /** Stands for a blank in a name. No {@link SafeText} has it. */
    private static final char BLANK_OF_NAME = '\0';

    private final List<Align> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(Align... columns) {
        this.columns = List.of(columns);
    }

    /** A name in a cell that wraps, such as that of a file: it is not broken at its blanks. */
    public static String name(String name) {
        return name.replace(' ', BLANK_OF_NAME);
    }

    private static String shown(String cell) {
        return cell.replace(BLANK_OF_NAME, ' ');
    }

    /** Adds a row; a header is a row like any other. Cells from data must be {@link SafeText}. */
    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** Adds a row. */
    public TextTable row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The same table without its last column. */
    public TextTable withoutLastColumn() {
        TextTable narrower =
                new TextTable(columns.subList(0, columns.size() - 1).toArray(Align[]::new));
        rows.forEach(row -> narrower.row(row.subList(0, row.size() - 1)));
        return narrower;
    }

    /**
     * The table's lines.
     *
     * @param indent put before every line
     * @param width number of columns that the lines should fit into
     */
    public List<String> lines(String indent, int width) {
        int[] widths = widths(width - indent.length());
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<List<String>> cells = new ArrayList<>();
            int height = 1;
            for (int column = 0; column < row.size(); column++) {
                List<String> cell = columns.get(column) == Align.WRAP
                        ? wrapped(row.get(column), widths[column])
                        : List.of(shown(row.get(column)));
                cells.add(cell);
                height = Math.max(height, cell.size());
            }
            for (int line = 0; line < height; line++) {
                lines.add((indent + line(cells, line, widths)).stripTrailing());
            }
        }
        return lines;
    }

    private String line(List<List<String>> cells, int line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            List<String> cell = cells.get(column);
            String content = line < cell.size() ? cell.get(line) : "";
            String padding = " ".repeat(Math.max(0, widths[column] - DisplayWidth.of(content)));
            text.append(column == 0 ? "" : GAP)
                    .append(columns.get(column) == Align.RIGHT ? padding + content : content + padding);
        }
        return text.toString();
    }

    private int[] widths(int available) {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(shown(row.get(column))));
            }
        }
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - available;
        while (excess > 0) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                boolean shrinks = columns.get(column) == Align.WRAP && widths[column] > NARROWEST_WRAP;
                if (shrinks && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    /** Breaks text at spaces, but for those of names, into lines of at most this many columns; a longer word gets a line of its own. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String unbroken : text.split(" ", -1)) {
            String word = shown(unbroken);
            if (!line.isEmpty() && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
