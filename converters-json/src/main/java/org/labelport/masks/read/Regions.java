package org.labelport.masks.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labelport.model.Shape;
import org.labelport.raster.CanvasMasks;
import org.labelport.raster.CanvasPair;
import org.labelport.raster.LabelCanvas;

/** Divides a mask into regions, each of one class and object. */
public final class Regions {

    private Regions() {}

    /**
     * A region of a mask.
     *
     * @param value of the class
     * @param instance number of the object, or 0 for a region of many objects
     */
    public record Region(int value, int instance, Shape.Mask mask) {}

    /** Gives the labels of pixels by their value. */
    @FunctionalInterface
    public interface Labels {

        /**
         * Returns the {@linkplain #label(int, int) label} of the pixels of a value, or a negative number for pixels
         * without a region.
         */
        long of(int value);
    }

    /** Gives the labels of pixels by their values in two pictures. */
    @FunctionalInterface
    public interface PairLabels {

        /**
         * Returns the {@linkplain #label(int, int) label} of the pixels of two values, or a negative number for pixels
         * without a region.
         */
        long of(int first, int second);
    }

    /** Returns the label of a pixel: value and instance in one number. */
    public static long label(int value, int instance) {
        return (long) instance << 32 | value;
    }

    /**
     * Returns the regions, sorted by the numbers of their objects. Regions of many objects come last, in the order of
     * their first pixels.
     */
    public static List<Region> of(LabelCanvas values, Labels labels) {
        Numbers numbers = new Numbers();
        return numbers.regions(values.mapped(value -> numbers.of(labels.of(value))));
    }

    /** Returns the regions of two pictures of the same size, in the same order. */
    public static List<Region> of(CanvasPair values, PairLabels labels) {
        Numbers numbers = new Numbers();
        return numbers.regions(values.joined((first, second) -> numbers.of(labels.of(first, second))));
    }

    /** Numbers labels from 1, in the order in which they are found. */
    private static final class Numbers {

        private final Map<Long, Integer> numbers = new HashMap<>();
        private final List<Long> found = new ArrayList<>();
        private long last = -1;
        private int lastNumber;

        int of(long label) {
            if (label < 0) {
                return 0;
            }
            if (label != last) {
                last = label;
                lastNumber = numbers.computeIfAbsent(label, unused -> {
                    found.add(unused);
                    return found.size();
                });
            }
            return lastNumber;
        }

        List<Region> regions(LabelCanvas numbered) {
            List<Region> regions = new ArrayList<>();
            CanvasMasks.of(numbered).forEach((number, mask) -> {
                long label = found.get(number - 1);
                regions.add(new Region((int) label, (int) (label >>> 32), mask));
            });
            regions.sort(Comparator.comparing(region -> region.instance() - 1, Integer::compareUnsigned));
            return regions;
        }
    }
}
