package org.labelport.masks.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.labelport.geometry.Masks;
import org.labelport.model.Shape;

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

    /** Gives the label of each pixel. */
    @FunctionalInterface
    public interface Labels {

        /**
         * Returns the {@linkplain #label(int, int) label} of a pixel, or a negative number for a pixel without a
         * region.
         *
         * @param place index of the pixel, row by row
         */
        long at(int place);
    }

    /** Returns the label of a pixel: value and instance in one number. */
    public static long label(int value, int instance) {
        return (long) instance << 32 | value;
    }

    /**
     * Returns the regions, sorted by the numbers of their objects. Regions of many objects come last, in the order of
     * their first pixels.
     */
    public static List<Region> of(int width, int height, Labels labels) {
        Map<Long, Integer> numbers = new HashMap<>();
        List<Long> found = new ArrayList<>();
        int[] values = new int[width * height];
        long last = -1;
        int lastNumber = 0;
        for (int i = 0; i < values.length; i++) {
            long label = labels.at(i);
            if (label >= 0) {
                if (label != last) {
                    last = label;
                    lastNumber = numbers.computeIfAbsent(label, unused -> {
                        found.add(unused);
                        return found.size();
                    });
                }
                values[i] = lastNumber;
            }
        }
        List<Region> regions = new ArrayList<>();
        SortedMap<Integer, Shape.Mask> masks = Masks.ofValues(values, width, height);
        masks.forEach((number, mask) -> {
            long label = found.get(number - 1);
            regions.add(new Region((int) label, (int) (label >>> 32), mask));
        });
        regions.sort(Comparator.comparing(region -> region.instance() - 1, Integer::compareUnsigned));
        return regions;
    }
}
