package org.labelport.masks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.labelport.geometry.Masks;
import org.labelport.model.Shape;

/** Cuts a picture of labels into regions of one class and object. */
public final class Regions {

    private Regions() {}

    /**
     * A region.
     *
     * @param instance number of the object, 0 for a region of many
     */
    public record Region(int value, int instance, Shape.Mask mask) {}

    /** What the pixel at a place is. */
    @FunctionalInterface
    public interface Labels {

        /** Value and instance as {@code value | instance << 32}, or a negative number for a pixel of no region. */
        long at(int place);
    }

    /** A label of a pixel. */
    public static long label(int value, int instance) {
        return (long) instance << 32 | value;
    }

    /** Regions in the order of their objects' numbers, then those of many, in the order of their first pixels. */
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
