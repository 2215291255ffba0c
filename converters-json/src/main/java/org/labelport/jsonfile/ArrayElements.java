package org.labelport.jsonfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the elements of an array while it is read. Large files consist of coordinates: as long as all elements are
 * numbers, or all are arrays of equally many, and their lines are evenly apart, 8 bytes are kept of each number, where a
 * value takes a hundred.
 */
final class ArrayElements {

    private long[] numbers = {};
    private int count;

    /** Of the elements, unless they are in {@link #values}. */
    private int size;

    private long firstLine;
    private long lineStep;

    /** How many numbers each element is an array of; 0 for elements that are numbers. */
    private int width;

    private long lineOfNumbers;
    private long numberStep;

    /** All elements, once there was one that did not fit to those before. */
    private List<JsonValue> values = List.of();

    /**
     * Adds a number, if it fits to the elements before it.
     *
     * @param number see {@link PlainNumber}
     * @return whether it was added
     */
    boolean addNumber(long number, long line) {
        boolean fits = values.isEmpty() && width == 0 && number != PlainNumber.NONE && isNext(line);
        if (fits) {
            append(number);
            size++;
        }
        return fits;
    }

    /** Adds any element. */
    void add(JsonValue value) {
        if (values.isEmpty() && value.elements() instanceof NumberList row && addRow(row, value.line())) {
            return;
        }
        if (values.isEmpty()) {
            values = new ArrayList<>(packed());
        }
        values.add(value);
    }

    private boolean addRow(NumberList row, long line) {
        if (size == 0) {
            width = row.size();
            lineOfNumbers = row.firstLine() - line;
            numberStep = row.lineStep();
        }
        boolean fits = row.size() == width
                && row.firstLine() - line == lineOfNumbers
                && row.lineStep() == numberStep
                && isNext(line);
        if (fits) {
            for (int i = 0; i < width; i++) {
                append(row.packed(i));
            }
            size++;
        }
        return fits;
    }

    private void append(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(2, Math.multiplyExact(count, 2)));
        }
        numbers[count++] = number;
    }

    /** Returns whether an element on this line is as far below the last one as that is below the one before it. */
    private boolean isNext(long line) {
        if (size == 0) {
            firstLine = line;
        } else if (size == 1) {
            lineStep = line - firstLine;
        }
        return line == firstLine + lineStep * size;
    }

    /** Returns the elements. No more are added then. */
    List<JsonValue> list() {
        return values.isEmpty() ? packed() : values;
    }

    private List<JsonValue> packed() {
        if (size == 0) {
            return List.of();
        }
        long[] all = numbers.length == count ? numbers : Arrays.copyOf(numbers, count);
        return width == 0
                ? new NumberList(all, 0, 1, size, firstLine, lineStep)
                : new NumberRows(all, width, firstLine, lineStep, lineOfNumbers, numberStep);
    }
}
