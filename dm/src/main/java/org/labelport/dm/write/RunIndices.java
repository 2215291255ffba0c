package org.labelport.dm.write;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import org.labelport.model.Shape;

/** The indices of a mask's pixels or of a point set as a list, computed from the runs while the list is iterated. */
public final class RunIndices extends AbstractList<Object> implements RandomAccess {

    /** First index of each stretch of consecutive indices. */
    private final long[] starts;
    /** Number of indices in all stretches before each. */
    private final int[] before;

    private final int size;

    private RunIndices(Stretches stretches) {
        this.starts = Arrays.copyOf(stretches.starts, stretches.count);
        this.before = Arrays.copyOf(stretches.before, stretches.count);
        this.size = stretches.size;
    }

    /**
     * Returns the indices row × picture width + column of a mask's pixels, in ascending order.
     *
     * @throws ArithmeticException when there are more than a list can hold
     */
    public static RunIndices ofMask(Shape.Mask mask, int pictureWidth) {
        Stretches stretches = new Stretches();
        long place = 0;
        for (int i = 0; i < mask.runs().length; i++) {
            long end = place + mask.runs()[i];
            while (i % 2 == 1 && place < end) {
                long row = place / mask.width();
                long rowEnd = Math.min(end, (row + 1) * mask.width());
                long column = place - row * mask.width();
                stretches.add((mask.y() + row) * pictureWidth + mask.x() + column, rowEnd - place);
                place = rowEnd;
            }
            place = end;
        }
        return new RunIndices(stretches);
    }

    /**
     * Returns the indices of points, in ascending order.
     *
     * @throws ArithmeticException when there are more than a list can hold
     */
    public static RunIndices ofPoints(Shape.PointSet points) {
        Stretches stretches = new Stretches();
        long place = 0;
        for (int i = 0; i < points.runs().length; i++) {
            if (i % 2 == 1) {
                stretches.add(place, points.runs()[i]);
            }
            place += points.runs()[i];
        }
        return new RunIndices(stretches);
    }

    @Override
    public Object get(int index) {
        int found = Arrays.binarySearch(before, Objects.checkIndex(index, size));
        int stretch = found >= 0 ? found : -found - 2;
        return starts[stretch] + (index - before[stretch]);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<Object> iterator() {
        return new Iterator<>() {
            private int next;
            private int stretch;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Object next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                if (stretch + 1 < before.length && before[stretch + 1] == next) {
                    stretch++;
                }
                return starts[stretch] + (next++ - before[stretch]);
            }
        };
    }

    private static final class Stretches {

        private long[] starts = new long[16];
        private int[] before = new int[16];
        private int count;
        private int size;

        void add(long start, long length) {
            if (length == 0) {
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                before = Arrays.copyOf(before, 2 * count);
            }
            starts[count] = start;
            before[count++] = size;
            size = Math.addExact(size, Math.toIntExact(length));
        }
    }
}
