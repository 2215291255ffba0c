package org.labelport.csv.table;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.labelport.csv.text.Excerpt;
import org.labelport.csv.text.Numbers;
import org.labelport.output.ByteText;
import org.labelport.report.ItemException;

/** The cells of one record by column, with errors that name file, line and column. */
public final class CsvRecordCells {

    private static final int LONGEST_NUMBER = 400;

    private final String file;
    private final long line;
    private final Map<String, Integer> columns;
    private final String[] cells;
    private final Json json;

    /** @param json reads the cells that hold JSON */
    CsvRecordCells(String file, long line, Map<String, Integer> columns, String[] cells, Json json) {
        this.file = file;
        this.line = line;
        this.columns = columns;
        this.cells = cells;
        this.json = json;
    }

    List<String> all() {
        return List.of(cells);
    }

    /** @throws ItemException when there are more or fewer cells than columns */
    public void requireComplete() throws ItemException {
        if (cells.length != columns.size()) {
            throw new ItemException(
                    "csv.cell",
                    place() + ": " + cells.length + " cells for " + columns.size()
                            + " columns. Is a comma not quoted?");
        }
    }

    /** The text of a cell; empty when the file has no such column or the record is too short. */
    public String text(String column) {
        Integer index = columns.get(column);
        return index == null || index >= cells.length ? "" : cells[index];
    }

    /**
     * Parses a cell.
     *
     * @return empty for an empty cell
     * @throws ItemException when the cell's text cannot be parsed
     */
    public <T> Optional<T> read(String column, Function<String, T> parse) throws ItemException {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw bad(column, e);
        }
    }

    /** Parses a cell that must not be empty. */
    public <T> T require(String column, Function<String, T> parse) throws ItemException {
        return read(column, parse)
                .orElseThrow(() -> bad(column, new IllegalArgumentException("it is empty. Fill it in")));
    }

    /** Parses the JSON of a cell; empty for an empty cell. */
    public <T> Optional<T> readJson(String column, Function<JsonView, T> parse) throws ItemException {
        return read(column, text -> parse.apply(json.parse(text)));
    }

    /** Parses the JSON of a cell that must not be empty. */
    public <T> T requireJson(String column, Function<JsonView, T> parse) throws ItemException {
        return require(column, text -> parse.apply(json.parse(text)));
    }

    public Optional<Double> number(String column) throws ItemException {
        return read(column, CsvRecordCells::parseNumber);
    }

    public double requireNumber(String column) throws ItemException {
        return require(column, CsvRecordCells::parseNumber);
    }

    public Optional<Integer> integer(String column) throws ItemException {
        return read(column, CsvRecordCells::parseInteger);
    }

    public int requireInteger(String column) throws ItemException {
        return require(column, CsvRecordCells::parseInteger);
    }

    /** Reads a cell of seconds, and returns microseconds; empty for an empty cell. */
    public Optional<Long> micros(String column) throws ItemException {
        return read(column, CsvRecordCells::parseSeconds);
    }

    public long requireMicros(String column) throws ItemException {
        return require(column, CsvRecordCells::parseSeconds);
    }

    /** Makes the error of a cell, which names the cell's place and the message of the cause. */
    public ItemException bad(String column, Exception cause) {
        return new ItemException("csv.cell", place() + ", column " + column + ": " + cause.getMessage(), cause);
    }

    /** Names file and line, for errors that concern the record as a whole. */
    public String place() {
        return file + ", line " + line;
    }

    /** The name of the table's file. */
    public String file() {
        return file;
    }

    /** The number of the line at which the record begins, from 1. */
    public long line() {
        return line;
    }

    /** Writes the cells of some columns so that {@link #decode} reads them. */
    public void encode(List<String> chosen, ByteText out) {
        try {
            DataOutputStream data = new DataOutputStream(out);
            data.writeLong(line);
            for (String column : chosen) {
                byte[] text = text(column).getBytes(StandardCharsets.UTF_8);
                data.writeInt(text.length);
                data.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a writer to memory does not fail", e);
        }
    }

    /**
     * Reads cells that {@link #encode} wrote.
     *
     * @param columns those that were given to {@code encode}, with their places there
     */
    public static CsvRecordCells decode(String file, Map<String, Integer> columns, byte[] encoded, Json json) {
        ByteBuffer data = ByteBuffer.wrap(encoded);
        long line = data.getLong();
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            int length = data.getInt();
            cells[i] = new String(encoded, data.position(), length, StandardCharsets.UTF_8);
            data.position(data.position() + length);
        }
        return new CsvRecordCells(file, line, columns, cells, json);
    }

    private static double parseNumber(String text) {
        String number = requireNumeric(text);
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("'" + number + "' is too large");
        }
        return value;
    }

    /** Parses a whole number, also when it is written like {@code 3.0}, as in tables that went through pandas. */
    private static int parseInteger(String text) {
        try {
            return new BigDecimal(requireNumeric(text)).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number, or too large", e);
        }
    }

    private static long parseSeconds(String text) {
        BigDecimal seconds = new BigDecimal(requireNumeric(text));
        if (Math.abs((long) seconds.scale()) > LONGEST_NUMBER) {
            throw new IllegalArgumentException("'" + text + "' is not a time in seconds");
        }
        try {
            return seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' seconds are too many", e);
        }
    }

    private static String requireNumeric(String text) {
        String stripped = text.strip();
        boolean plain = !stripped.isEmpty()
                && stripped.length() <= LONGEST_NUMBER
                && stripped.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
        if (!plain) {
            throw notANumber(text);
        }
        try {
            return new BigDecimal(stripped).signum() == 0 ? "0" : stripped;
        } catch (NumberFormatException e) {
            throw notANumber(text);
        }
    }

    private static IllegalArgumentException notANumber(String text) {
        return new IllegalArgumentException("'" + Excerpt.of(text, 40) + "' is not a number. " + Numbers.remedy(text));
    }
}
