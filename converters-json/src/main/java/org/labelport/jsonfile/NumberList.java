package org.labelport.jsonfile;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * Numbers of an array, in 8 bytes each. The values of which the list consists are made when they are asked for.
 *
 * @see PlainNumber
 */
final class NumberList extends AbstractList<JsonValue> implements RandomAccess {

    private final long[] numbers;
    private final int from;
    private final int stride;
    private final int size;
    private final long firstLine;
    private final long lineStep;

    /**
     * Makes a list of a part of an array, which must not be changed any more.
     *
     * @param stride how many places each number is after the one before it
     * @param firstLine line of the first number
     * @param lineStep how many lines each number is below the one before it
     */
    NumberList(long[] numbers, int from, int stride, int size, long firstLine, long lineStep) {
        this.numbers = numbers;
        this.from = from;
        this.stride = stride;
        this.size = size;
        this.firstLine = firstLine;
        this.lineStep = lineStep;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public JsonValue get(int index) {
        long number = packed(index);
        return JsonValue.leaf(PlainNumber.kind(number), firstLine + lineStep * index, PlainNumber.text(number));
    }

    long packed(int index) {
        return numbers[from + stride * index];
    }

    long firstLine() {
        return firstLine;
    }

    long lineStep() {
        return lineStep;
    }

    NumberList everySecond(int first) {
        int chosen = Math.max(0, (size - first + 1) / 2);
        return new NumberList(
                numbers, from + stride * first, 2 * stride, chosen, firstLine + lineStep * first, 2 * lineStep);
    }

    /** Returns the numbers. All of them are finite. */
    double[] toDoubles() {
        double[] doubles = new double[size];
        for (int i = 0; i < size; i++) {
            doubles[i] = PlainNumber.toDouble(packed(i));
        }
        return doubles;
    }
}
