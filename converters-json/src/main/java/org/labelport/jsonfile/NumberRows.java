package org.labelport.jsonfile;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * The elements of an array that are themselves arrays of equally many numbers, such as points, in 8 bytes for each
 * number. The values of which the list consists are made when they are asked for.
 */
final class NumberRows extends AbstractList<JsonValue> implements RandomAccess {

    private final long[] numbers;
    private final int width;
    private final long firstLine;
    private final long lineStep;
    private final long lineOfNumbers;
    private final long numberStep;

    /**
     * @param numbers row after row; not changed any more
     * @param width how many numbers a row has
     * @param firstLine on which the first row begins
     * @param lineStep how many lines each row is below the one before it
     * @param lineOfNumbers how many lines the first number of a row is below the row's beginning
     * @param numberStep how many lines each other number of a row is below the one before it
     */
    NumberRows(long[] numbers, int width, long firstLine, long lineStep, long lineOfNumbers, long numberStep) {
        this.numbers = numbers;
        this.width = width;
        this.firstLine = firstLine;
        this.lineStep = lineStep;
        this.lineOfNumbers = lineOfNumbers;
        this.numberStep = numberStep;
    }

    @Override
    public int size() {
        return numbers.length / width;
    }

    @Override
    public JsonValue get(int index) {
        long line = firstLine + lineStep * index;
        return JsonValue.array(
                line, new NumberList(numbers, index * width, 1, width, line + lineOfNumbers, numberStep));
    }
}
