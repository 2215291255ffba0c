package org.labelport.dm.read;

import java.util.Arrays;
import java.util.List;
import org.labelport.dm.document.DmCodes;
import org.labelport.dm.document.PlainJson;
import org.labelport.model.Shape;

/**
 * Makes masks and point sets from lists of indices, which may have millions of elements in any order, and repeated
 * ones. Takes eight bytes of memory for each index.
 */
public final class IndexRuns {

    private IndexRuns() {}

    /**
     * Makes a mask. Pixels outside the picture are left out and reported.
     *
     * @param indices row × width + column of each pixel
     */
    public static Shape.Mask mask(List<?> indices, int width, int height, Reading reading) throws GeometryException {
        long[] pixels = sorted(indices, (long) width * height, "pixels of " + width + " x " + height, reading);
        if (pixels.length == 0) {
            return new Shape.Mask(0, 0, 0, 0, new int[0]);
        }
        int top = (int) (pixels[0] / width);
        int bottom = (int) (pixels[pixels.length - 1] / width);
        int left = width;
        int right = 0;
        for (long pixel : pixels) {
            int column = (int) (pixel % width);
            left = Math.min(left, column);
            right = Math.max(right, column);
        }
        int boxWidth = right - left + 1;
        int boxHeight = bottom - top + 1;
        Runs runs = new Runs();
        for (long pixel : pixels) {
            runs.add((pixel / width - top) * boxWidth + pixel % width - left);
        }
        return new Shape.Mask(left, top, boxWidth, boxHeight, runs.upTo((long) boxWidth * boxHeight));
    }

    /**
     * Makes a point set. Points outside the cloud are left out and reported.
     *
     * @param cloud number of points in the cloud; 0 when it is not known
     */
    public static Shape.PointSet points(List<?> indices, int cloud, Reading reading) throws GeometryException {
        long limit = cloud == 0 ? Integer.MAX_VALUE : cloud;
        Runs runs = new Runs();
        for (long point : sorted(indices, limit, "points of the cloud", reading)) {
            runs.add(point);
        }
        return new Shape.PointSet(runs.all());
    }

    private static long[] sorted(List<?> indices, long limit, String of, Reading reading) throws GeometryException {
        long[] sorted = new long[indices.size()];
        int size = 0;
        boolean ascending = true;
        for (int i = 0; i < indices.size(); i++) {
            Object value = indices.get(i);
            long index = value instanceof Long number
                    ? number
                    : PlainJson.whole(value).orElse(-1);
            if (index >= 0 && index < limit) {
                ascending &= size == 0 || sorted[size - 1] <= index;
                sorted[size++] = index;
            }
        }
        int outside = indices.size() - size;
        if (outside > 0) {
            if (size == 0) {
                throw GeometryException.invalid("none of the " + outside + " indices is one of the " + of);
            }
            reading.note(
                    DmCodes.INDEX_OUTSIDE,
                    outside + " of " + indices.size() + " indices are not among the " + of + " and are left out");
        }
        if (!ascending) {
            Arrays.sort(sorted, 0, size);
        }
        return size == sorted.length ? sorted : Arrays.copyOf(sorted, size);
    }

    /** Collects run lengths, which alternate between outside and inside, from places inside in ascending order. */
    private static final class Runs {

        private int[] runs = new int[16];
        private int count;
        private long end;

        void add(long place) {
            if (place < end) {
                return; // the same place again
            }
            if (place > end || count == 0) {
                push(place - end);
                push(0);
            }
            runs[count - 1]++; // never beyond an int, as the list has no more elements
            end = place + 1;
        }

        /** Adds a run. A run that is longer than an int is split by runs of length 0. */
        private void push(long length) {
            long rest = length;
            while (rest > Integer.MAX_VALUE) {
                put(Integer.MAX_VALUE);
                put(0);
                rest -= Integer.MAX_VALUE;
            }
            put((int) rest);
        }

        private void put(int run) {
            if (count == runs.length) {
                runs = Arrays.copyOf(runs, 2 * count);
            }
            runs[count++] = run;
        }

        int[] upTo(long places) {
            if (places > end) {
                push(places - end);
            }
            return all();
        }

        int[] all() {
            return Arrays.copyOf(runs, count);
        }
    }
}
